using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Runs;

/// <summary>Runs in short: <c>a:completed b:failed&lt;a</c> is a run of two jobs, of which the second needs the first.</summary>
internal static class Standings
{
    public static RunState Run(string jobs) => Of(jobs, isPartial: false);

    /// <summary>A run of some jobs of the hook.</summary>
    public static RunState Partial(string jobs) => Of(jobs, isPartial: true);

    /// <param name="newestFirst">Any runs; those that say nothing any more are left out, as in daft.</param>
    public static WorktreeStanding Of(params RunState[] newestFirst) =>
        WorktreeStanding.Of(RecentRuns.Of(newestFirst, run => run.Plan));

    public static string Text(WorktreeStanding standing) =>
        string.Join(' ', standing.Jobs.Select(job => $"{job.Name}:{job.Status.ToText()}@{job.Run}"));

    private static RunState Of(string text, bool isPartial)
    {
        string[][] parts = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(':', '<'))];
        List<string> names = [.. parts.Select(part => part[0])];
        RunPlan plan = Plans.Of(JobOrder.Parallel, [.. parts.Select(part => Plans.Job(part[0], [.. part[2..].Select(need => names.IndexOf(need))]))]);
        RunState run = RunState.Initial(plan with { IsPartial = isPartial });
        return run with { Jobs = [.. run.Jobs.Select((job, index) => job with { Status = StatusOf(parts[index][1]) })] };
    }

    private static JobStatus StatusOf(string text) => Enum.GetValues<JobStatus>().Single(status => status.ToText() == text);
}
