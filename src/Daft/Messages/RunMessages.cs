using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What is said of a run while it is followed.</summary>
public static class RunMessages
{
    public static string Plain(string sentence) => $"daft: {sentence}";

    public static string Started(JobState job) => $"{Name(job)} started";

    public static string Completed(JobState job) => $"{Name(job)} completed in {Took(job)}";

    /// <summary>Beside a sign that says the rest.</summary>
    public static string CompletedShort(JobState job) => $"{Name(job)} {Took(job)}";

    public static string Skipped(JobState job) => $"{Name(job)} skipped{Because(job)}";

    public static string Blocked(JobState job) => $"{Name(job)} not run{Because(job)}";

    public static string Cancelled(JobState job) =>
        job.StartedAt is null ? $"{Name(job)} cancelled before it started" : $"{Name(job)} cancelled after {Took(job)}{CauseOfCancelling(job)}";

    /// <summary>Job, exit status or signal, its <c>fail_text</c>, and where the whole log is.</summary>
    public static string Failed(JobState job)
    {
        string after = job.Duration is null ? "" : $" after {Took(job)}";
        string advice = job.Job.FailText is { } text ? $"; {PlainText.OfLine(text.ReplaceLineEndings(" "))}" : "";
        string log = job.StartedAt is null ? "" : $"; whole log: {ReadLog(job)}";
        return $"{Name(job)} failed{after}: {HowItEnded(job)}{advice}{log}";
    }

    public static string Lost(JobState job) =>
        $"{Name(job)} lost{Because(job)}{(job.StartedAt is null ? "" : $"; its log so far: {ReadLog(job)}")}";

    /// <summary><c>exit status 101</c>, <c>killed by SIGSEGV</c>, or why it could not start.</summary>
    public static string HowItEnded(JobState job)
    {
        string? exit = job.Exit switch
        {
            { Signal: { } signal } => $"killed by {SignalNames.Of(signal)}",
            { Status: { } status } => $"exit status {status}",
            _ => null,
        };
        return (job.Reason, exit) switch
        {
            (null, null) => "no reason known",
            ({ } reason, null) => PlainText.OfLine(reason),
            (null, { }) => exit,
            ({ } reason, { }) => $"{PlainText.OfLine(reason)} ({exit})",
        };
    }

    public static string OwnTrigger => "daft run";

    public static string RetryTrigger => "daft retry";

    public static string UnknownHook(string name) => $"there is no hook '{PlainText.OfLine(name)}'";

    public static string KnownHooks(IReadOnlyList<string> names) => $"the hooks are {string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    public static string JsonIsForDryRuns => "a run prints no JSON";

    public static string JsonIsForDryRunsHint => "daft run --dry-run --json shows the plan, daft jobs --json what became of it";

    public static string WouldRun(RunPlan plan) => $"{plan.Hook} would run in {PlainText.OfLine(plan.Worktree.Path)}:";

    public static string Planned(PlannedJob job, IReadOnlyList<string> needs)
    {
        string place = job switch
        {
            { Interactive: true } => ", interactive",
            { Background: true } => ", in the background",
            _ => "",
        };
        string skipped = job.SkipReason is { } reason ? $", skipped: {PlainText.OfLine(reason)}" : "";
        string open = job.OpenCondition is { } command ? $", depends on a command that is not approved: {VisibleText.Excerpt(command, 80)}" : "";
        return JobNames.Show(job.Name) + place + After(needs) + skipped + open;
    }

    public static string Planned(PlannedGroup group, IReadOnlyList<string> needs) =>
        $"{JobNames.Show(group.Name)}, a group{InOrder(group.Order)}{After(needs)}:";

    public static string GoesOnInBackground(IReadOnlyList<string> names) =>
        $"{JobNames.Enumerate(names)} {(names.Count == 1 ? "goes" : "go")} on in the background: daft logs -f {JobNames.Typed(names[0])}";

    /// <param name="queued">What waits for a slot, at least one.</param>
    /// <param name="place">Of the foremost of them in the line, from 1.</param>
    /// <param name="others">What goes on in the background without waiting.</param>
    public static string WaitsInLine(IReadOnlyList<string> queued, int place, IReadOnlyList<string> others)
    {
        string where = others.Count == 0 ? " for the background" : "";
        string waiting = queued.Count == 1
            ? $"{JobNames.Enumerate(queued)} is queued{where} ({Ordinals.Of(place)} in line)"
            : $"{JobNames.Enumerate(queued)} are queued{where} (from {Ordinals.Of(place)} in line)";
        return others.Count == 0 ? $"{waiting}: daft jobs" : $"{JobNames.Enumerate(others)} {(others.Count == 1 ? "goes" : "go")} on in the background, {waiting}: daft jobs";
    }

    public static string WithoutSlots(string why) => $"background jobs start without a slot: {PlainText.OfLine(why)}";

    public static string NotBegun => "the run has not begun yet and is not waited for: daft jobs";

    public static string MoreRunning(int count) => $"and {count} more";

    public static string Stopping => "stopping";

    public static string Cancelling(TerminationSignal signal) =>
        $"{SignalNames.Of(signal)}: cancelling the jobs of this run; again to kill them at once";

    public static string Killing => "killing the jobs of this run";

    public static string CannotAsk(string why) => $"cannot ask the supervisor to stop: {why}";

    private static string After(IReadOnlyList<string> needs) => needs.Count > 0 ? $", after {JobNames.Enumerate(needs)}" : "";

    private static string InOrder(JobOrder order) => order switch
    {
        JobOrder.Piped => ", one after the other until one fails",
        JobOrder.Follow => ", one after the other",
        _ => "",
    };

    private static string Name(JobState job) => JobNames.Show(job.Job.Name);

    private static string Took(JobState job) => Durations.Of(job.Duration ?? job.FinishedAt - job.StartedAt ?? TimeSpan.Zero);

    private static string Because(JobState job) => job.Reason is { } reason ? $": {PlainText.OfLine(reason)}" : "";

    /// <summary>"cancelled: cancelled" says nothing.</summary>
    private static string CauseOfCancelling(JobState job) => job.Stopping == StopReason.Requested ? "" : Because(job);

    private static string ReadLog(JobState job) => $"daft logs {JobNames.Typed(job.Job.Name)}";
}
