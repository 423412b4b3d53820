using System.Collections.Immutable;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary><c>daft jobs</c> for people: one table, grouped by run, newest last.</summary>
public sealed class JobsTable
{
    private static readonly int[] NumberColumns = [3, 4];

    /// <summary>In every worktree: each run names its own.</summary>
    public required bool NamesWorktrees { get; init; }

    /// <summary>Whether a run's worktree is gone.</summary>
    public required Func<RunSnapshot, bool> IsRemoved { get; init; }

    /// <summary>A job's place in the line for a slot; null where it does not stand there.</summary>
    public required Func<RunSnapshot, JobState, int?> PlaceOf { get; init; }

    public required DateTimeOffset Now { get; init; }

    public IReadOnlyList<string> Lines(IReadOnlyList<RunSnapshot> runs)
    {
        var rows = new List<ImmutableArray<string>> { JobsMessages.Columns };
        rows.AddRange(runs.SelectMany(run => run.State.Jobs.Select(job => Row(run, job))));
        IReadOnlyList<string> table = Table.Lines(rows, NumberColumns);
        List<string> lines = [table[0]];
        int next = 1;
        foreach (RunSnapshot run in runs)
        {
            lines.AddRange(Heading(run));
            lines.AddRange(table.Skip(next).Take(run.State.Jobs.Length));
            next += run.State.Jobs.Length;
        }

        return lines;
    }

    private IEnumerable<string> Heading(RunSnapshot run)
    {
        yield return "";
        yield return JobsMessages.Run(run.State.Plan, Durations.Ago(Now - run.State.Plan.CreatedAt), NamesWorktrees);
        if (NamesWorktrees)
            yield return JobsMessages.Worktree(run.State.Removal?.Path ?? run.State.Plan.Worktree.Path, IsRemoved(run));
        if (run.State.SlotsMissing is { } why)
            yield return RunMessages.WithoutSlots(why);
        if (run.State.Removal is { Fate: FolderFate.Left } left)
            yield return JobsMessages.Leftover(left.Path, left.Detail);
        if (run.State.Jobs.Where(job => job.LivesOn).Select(job => job.Job.Name).ToArray() is { Length: > 0 } alive)
            yield return JobsMessages.StillAlive(alive, run.Folder.RunId);
    }

    private ImmutableArray<string> Row(RunSnapshot run, JobState job) =>
    [
        "  " + JobNames.Show(job.Job.Name),
        JobsMessages.Status(job, PlaceOf(run, job)),
        job.StartedAt is { } start ? Durations.Ago(Now - start) : "-",
        JobTimes.Elapsed(job, Now) is { } span ? Durations.Of(span) : "-",
        LogSize.Find(run.Folder.LogPath(job.Job)) is { } size ? Durations.Size(size) : "-",
    ];
}
