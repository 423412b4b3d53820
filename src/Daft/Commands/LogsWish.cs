using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>What <c>daft logs</c> was asked for.</summary>
internal sealed record LogsWish
{
    /// <summary>Null: every job, or the one that must be meant.</summary>
    public string? Job { get; init; }

    public bool All { get; init; }

    public bool Follow { get; init; }

    public bool OnlyPath { get; init; }

    /// <summary>Lines; null: from the beginning.</summary>
    public int? Last { get; init; }

    /// <summary>An id, or the beginning of one that no other run has.</summary>
    public string? Run { get; init; }

    /// <summary>A worktree's path, name or branch; it may be gone.</summary>
    public string? Worktree { get; init; }

    /// <exception cref="DaftException">There is no such run or job, or it is not clear which one is meant.</exception>
    public LogsChoice Choose(Composition composition)
    {
        if (All && Job is not null)
            throw new DaftException(LogsMessages.OneOrAll);
        if (OnlyPath && (Follow || Last is not null))
            throw new DaftException(LogsMessages.PathAlone);
        IReadOnlyList<RunSnapshot> runs = FindRuns(CurrentRepository.Find(composition), composition.Directory).OrNothingKnown();
        if (Job is { } name)
            return LogsChoice.Of(runs.Latest(name));
        RunSnapshot latest = runs[^1];
        return All
            ? new LogsChoice(latest, latest.State.Jobs)
            : new LogsChoice(latest, [FindMeant(latest.State.Jobs) ?? throw Unclear(latest)]) { IsGuess = latest.State.Jobs.Length > 1 };
    }

    private IReadOnlyList<RunSnapshot> FindRuns(CurrentRepository repository, string directory)
    {
        if (Run is null && Worktree is null)
            return repository.OwnRuns();
        IReadOnlyList<RunSnapshot> runs = Worktree is { } worktree ? repository.OfWorktree(worktree, directory) : repository.AllRuns();
        return Run is { } id ? [runs.WithId(id)] : runs;
    }

    /// <summary>The only job; else the only one that went wrong; else, for a follower, the only one under way.</summary>
    private JobState? FindMeant(ImmutableArray<JobState> jobs) =>
        Only(jobs) ?? Only(jobs.Where(job => job.Status is JobStatus.Failed or JobStatus.Lost))
        ?? (Follow ? Only(jobs.Where(job => job.Status == JobStatus.Running)) : null);

    private static JobState? Only(IEnumerable<JobState> jobs) => jobs.Take(2).ToArray() is [var one] ? one : null;

    private static DaftException Unclear(RunSnapshot run) =>
        new(LogsMessages.WhichJob, JobsMessages.KnownJobs([.. run.State.Jobs.Select(job => job.Job.Name)]));
}

/// <summary>The jobs of one run whose logs are wanted.</summary>
internal sealed record LogsChoice(RunSnapshot Run, ImmutableArray<JobState> Jobs)
{
    public static LogsChoice Of(FoundJob found) => new(found.Run, [found.Job]);

    /// <summary>Nobody named it.</summary>
    public bool IsGuess { get; init; }
}
