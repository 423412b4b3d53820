using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Planning;
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

    /// <summary>Those of a worktree that may be gone, by its path, its folder's name or its branch.</summary>
    /// <param name="repository">That has the worktree.</param>
    /// <param name="name">As typed.</param>
    /// <param name="directory">What a relative path is relative to.</param>
    /// <exception cref="DaftException">There are none.</exception>
    public static IReadOnlyList<RunSnapshot> OfWorktree(this CurrentRepository repository, string name, string directory)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name.Length > 0 ? name : ".", directory));
        if (repository.StandingRunsOf(path) is { Count: > 0 } standing)
            return standing;
        IReadOnlyList<RunSnapshot> runs = repository.AllRuns();
        Func<RunPlan, bool>[] ways =
        [
            plan => plan.Worktree.Path == path,
            plan => Path.GetFileName(plan.Worktree.Path) == name,
            plan => plan.Branch == name,
        ];
        return ways.Select(way => runs.Where(run => way(run.State.Plan)).ToArray()).FirstOrDefault(found => found.Length > 0)
            ?? throw new DaftException(JobsMessages.UnknownWorktree(name), JobsMessages.KnownRuns, ExitCode.NothingKnown);
    }

    /// <param name="runs">To look among.</param>
    /// <param name="id">As typed: an id, or the beginning of one.</param>
    /// <exception cref="DaftException">No run has such an id, or several do.</exception>
    public static RunSnapshot WithId(this IReadOnlyList<RunSnapshot> runs, string id)
    {
        RunSnapshot[] found = id.Length > 0 ? [.. runs.Where(run => run.Folder.RunId.StartsWith(id, StringComparison.Ordinal))] : [];
        return found switch
        {
            [var one] => one,
            [] => throw new DaftException(JobsMessages.UnknownRun(id), HintForRun(runs, id), ExitCode.NothingKnown),
            _ => throw new DaftException(JobsMessages.SeveralRuns(id), JobsMessages.KnownRuns),
        };
    }

    public static IEnumerable<JobState> Unfinished(this RunSnapshot run) => run.State.Jobs.Where(job => !job.Status.IsFinal());

    /// <summary>What a cancel can stop: also what outlived its supervisor.</summary>
    public static IEnumerable<JobState> Stoppable(this RunSnapshot run) => run.State.Jobs.Where(IsStoppable);

    public static bool IsStoppable(JobState job) => !job.Status.IsFinal() || job.LivesOn;

    public static DaftException Unknown(string name, IReadOnlyCollection<string> names)
    {
        string? hint = Spelling.FindClosest(name, names) is { } closest
            ? CommandLineMessages.DidYouMean(closest)
            : names.Count > 0 ? JobsMessages.KnownJobs([.. names]) : JobsMessages.NothingKnownHint;
        return new DaftException(JobsMessages.UnknownJob(name), hint, ExitCode.NothingKnown);
    }

    private static string HintForRun(IReadOnlyList<RunSnapshot> runs, string id) =>
        Spelling.FindClosest(id, [.. runs.Select(run => run.Folder.RunId)]) is { } closest ? CommandLineMessages.DidYouMean(closest) : JobsMessages.KnownRuns;

    private static DaftException Unknown(IReadOnlyList<RunSnapshot> runs, string name) =>
        Unknown(name, [.. runs.SelectMany(run => run.State.Jobs).Select(job => job.Job.Name).Distinct()]);
}
