using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft jobs</c> says.</summary>
public static class JobsMessages
{
    public static ImmutableArray<string> Columns { get; } = ["  JOB", "STATUS", "STARTED", "DURATION", "SIZE"];

    public static string Run(RunPlan plan, string ago, bool withId) =>
        $"{PlainText.OfLine(plan.Hook)}, {PlainText.OfLine(plan.Trigger)}, {ago}{(withId ? $", run {PlainText.OfLine(plan.RunId)}" : "")}";

    public static string Worktree(string path, bool isRemoved) => $"in {PlainText.OfLine(path)}{(isRemoved ? " (removed)" : "")}";

    public static string Leftover(string path, string detail) =>
        $"left behind: {PlainText.OfLine(path)}{(detail.Length > 0 ? $" ({PlainText.OfLine(detail)})" : "")}";

    /// <param name="place">In the line for a slot, from 1; null for a job that waits for something else.</param>
    public static string Status(JobState job, int? place) => (job.LivesOn, place) switch
    {
        (true, _) => "lost, alive",
        (_, { } number) => $"{job.Status.ToText()} ({Ordinals.Of(number)} in line)",
        _ => job.Status.ToText(),
    };

    public static string StillAlive(IReadOnlyList<string> names, string run) =>
        $"its supervisor is gone, {JobNames.Enumerate(names)} {(names.Count == 1 ? "lives" : "live")} on unwatched; to stop: daft cancel --run {run}";

    public static string None => "no job has run in this worktree yet";

    public static string NoneAnywhere => "no job has run in this repository yet";

    public static string NothingKnown => "daft knows of no run in this worktree";

    public static string NothingKnownHint => "daft jobs --all lists those of every worktree; daft run starts one here";

    public static string UnknownRun(string id) => $"there is no run '{PlainText.OfLine(id)}'";

    public static string SeveralRuns(string id) => $"several runs begin with '{PlainText.OfLine(id)}'";

    public static string UnknownWorktree(string name) => $"daft knows of no run in a worktree '{PlainText.OfLine(name)}'";

    public static string KnownRuns => "daft jobs --all lists the runs of every worktree, removed ones too, with their ids";

    public static string UnknownJob(string name) => $"no job called '{JobNames.Show(name)}' has run in this worktree";

    public static string KnownJobs(IReadOnlyList<string> names) => $"its jobs are {JobNames.Enumerate(names)}";
}
