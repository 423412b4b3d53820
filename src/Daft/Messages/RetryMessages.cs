using Daft.Core.Runs;

namespace Daft.Messages;

/// <summary>What <c>daft retry</c> says.</summary>
public static class RetryMessages
{
    public static string Nothing(IReadOnlyList<string> unfinished) =>
        unfinished.Count == 0 ? "nothing to retry" : $"nothing to retry so far; {JobNames.Enumerate(unfinished)} {(unfinished.Count == 1 ? "has" : "have")} not ended yet";

    public static string LeftOut(JobState job) =>
        $"{JobNames.Show(job.Job.Name)} is not retried: {job.Status.ToText()}; to run it all the same: daft run --job {JobNames.Typed(job.Job.Name)}";

    public static string Gone(string name) => $"{JobNames.Show(name)} is not retried: the configuration has no such job any more";

    public static string StillRunning(IReadOnlyList<string> names) =>
        $"{JobNames.Enumerate(names)} of the last run {(names.Count == 1 ? "has" : "have")} not ended yet";

    public static string StillRunningHint => "first wait for it: daft wait; or stop it: daft cancel --all";
}
