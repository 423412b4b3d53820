using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>A job in the latest run that has it.</summary>
internal readonly record struct FoundJob(RunSnapshot Run, JobState Job);

/// <summary>Finds jobs by name among the runs of a worktree.</summary>
internal static class RunLookup
{
    /// <summary>The runs, unless there are none.</summary>
    /// <exception cref="DaftException">Nothing is known about this worktree.</exception>
    public static IReadOnlyList<RunSnapshot> OrNothingKnown(this IReadOnlyList<RunSnapshot> runs) => runs.Count > 0
        ? runs
        : throw new DaftException(JobsMessages.NothingKnown, JobsMessages.NothingKnownHint, ExitCode.NothingKnown);

    /// <exception cref="DaftException">No run has a job of this name.</exception>
    public static FoundJob Latest(this IReadOnlyList<RunSnapshot> runs, string name)
    {
        foreach (RunSnapshot run in runs.Reverse())
        {
            if (run.State.Jobs.FirstOrDefault(job => job.Job.Name == name) is { } found)
                return new FoundJob(run, found);
        }

        throw Unknown(runs, name);
    }

    public static DaftException Unknown(string name, IReadOnlyCollection<string> names)
    {
        string? hint = Core.Configuration.Spelling.FindClosest(name, names) is { } closest
            ? CommandLineMessages.DidYouMean(closest)
            : names.Count > 0 ? JobsMessages.KnownJobs([.. names]) : JobsMessages.NothingKnownHint;
        return new DaftException(JobsMessages.UnknownJob(name), hint, ExitCode.NothingKnown);
    }

    public static IEnumerable<JobState> Unfinished(this RunSnapshot run) => run.State.Jobs.Where(job => !job.Status.IsFinal());

    private static DaftException Unknown(IReadOnlyList<RunSnapshot> runs, string name) =>
        Unknown(name, [.. runs.SelectMany(run => run.State.Jobs).Select(job => job.Job.Name).Distinct()]);
}
