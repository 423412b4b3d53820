using Daft.Core.Runs;

namespace Daft.Messages;

/// <summary>What <c>daft cancel</c> says.</summary>
public static class CancelMessages
{
    public static string NothingRuns => "nothing is running in this worktree";

    public static string NothingRunsThere => "nothing is running there";

    public static string NothingRunsAnywhere => "nothing is running in any worktree of this repository";

    public static string OnePlace => "say one of --run, --worktree and --everywhere";

    public static string StillAlive(IReadOnlyList<string> names) => $"could not stop {JobNames.Enumerate(names)}: whoever was to do it ended each time";

    public static string NotRunning(JobState job) => $"{JobNames.Show(job.Job.Name)} is not running: {job.Status.ToText()}";

    public static string SayWhich => "say which job to cancel";

    public static string SayWhichHint(IReadOnlyList<string> names) => names.Count == 0
        ? NothingRuns
        : $"running: {JobNames.Enumerate(names)}; or all of them: daft cancel --all";

    public static string OneOrAll => "name jobs or say --all, not both";

    public static string Cannot(string why) => $"cannot ask the supervisor: {why}";
}
