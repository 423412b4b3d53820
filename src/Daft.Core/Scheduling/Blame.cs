using System.Collections.Immutable;
using Daft.Core.Runs;

namespace Daft.Core.Scheduling;

/// <summary>Which job to name as the one that stopped others.</summary>
internal static class Blame
{
    /// <summary>A blocked job is a victim itself: one that failed says more. Of equals the first in the plan.</summary>
    public static int MoreToBlame(this ImmutableArray<JobState> jobs, int? found, int other) =>
        found is { } first && (IsVictim(jobs[first]), first).CompareTo((IsVictim(jobs[other]), other)) < 0 ? first : other;

    public static string ReasonOf(JobState stopper) => $"'{stopper.Job.Name}' {Ended(stopper.Status)}";

    private static bool IsVictim(JobState state) => state.Status == JobStatus.Blocked;

    private static string Ended(JobStatus status) => status switch
    {
        JobStatus.Failed => "failed",
        JobStatus.Cancelled => "was cancelled",
        JobStatus.Blocked => "was blocked",
        _ => "was lost",
    };
}
