using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Notices;

/// <summary>The failures and losses of one worktree that nobody has seen (<see cref="FailureNotice"/>).</summary>
public sealed class NoticeBoard
{
    private readonly string _gitDirectory;
    private readonly RunStore _store;
    private readonly RunReader _reader;
    private readonly string _administrativeId;
    private readonly string _nonce;

    private NoticeBoard(string gitDirectory, string commonDirectory, IFileTable files, string administrativeId, string nonce)
    {
        _gitDirectory = gitDirectory;
        _store = new RunStore(commonDirectory, files);
        _reader = new RunReader(files);
        _administrativeId = administrativeId;
        _nonce = nonce;
    }

    /// <summary>Of the worktree, not of an earlier one of the same name.</summary>
    public static NoticeBoard Of(WorktreeLayout layout, IFileTable files) =>
        new(layout.GitDirectory, layout.CommonDirectory, files, layout.AdministrativeId, NonceOf(layout));

    public static NoticeBoard Of(RunPlan plan, IFileTable files) =>
        new(FailureNotice.GitDirectoryOf(plan), plan.CommonDirectory, files, plan.Worktree.AdministrativeId, plan.Worktree.Nonce);

    /// <summary>One look at one file; false is the answer nearly always.</summary>
    public bool HasFlag => FailureNotice.IsFlagRaised(_gitDirectory);

    /// <summary>A supervisor begins its work: should it be killed, whoever comes by next is to look.</summary>
    internal void Raise(ProcessIdentity supervisor)
    {
        if (IsStillTheSame())
            KeepFlag(supervisor);
    }

    /// <summary>What is to be shown now: nobody else will get it. Oldest first; empty where the flag cannot be lowered.</summary>
    public IReadOnlyList<JobState> TakeAll()
    {
        if (!HasFlag || !TryLowerFlag())
            return [];
        RunSnapshot[] runs = [.. FindOwn()];
        JobState[] taken = [.. runs.SelectMany(run => run.State.Jobs.Where(job => TryTake(run.Folder, job)))];
        KeepFlagFor(runs);
        return taken;
    }

    /// <summary>After a follower has taken what it showed, and at the end of a run: the flag goes, unless there is more.</summary>
    public void Settle()
    {
        if (IsStillTheSame() && HasFlag && TryLowerFlag())
            KeepFlagFor([.. FindOwn()]);
    }

    private static bool TryTake(RunFolder folder, JobState job) => job.Status switch
    {
        JobStatus.Lost => FailureNotice.TryTakeLost(folder, job.Job.Index),
        // Whatever else it became by now is not told; one whose end the supervisor is just about to write is left for the next.
        _ when job.Status.IsFinal() => FailureNotice.IsUnseen(folder, job.Job.Index) && FailureNotice.TryTake(folder, job.Job.Index) && job.Status == JobStatus.Failed,
        _ => false,
    };

    private void KeepFlagFor(RunSnapshot[] runs)
    {
        if (runs.Any(run => run.State.Jobs.Any(job => IsUntold(run.Folder, job))))
            KeepFlag(null);
        else if (Array.FindLast(runs, run => !run.IsOver) is { } atWork)
            KeepFlag(atWork.State.Supervisor);
    }

    private static bool IsUntold(RunFolder folder, JobState job) =>
        FailureNotice.IsUnseen(folder, job.Job.Index) || (job.Status == JobStatus.Lost && !FailureNotice.IsSeen(folder, job.Job.Index));

    private static string NonceOf(WorktreeLayout layout) => layout.IsLinked ? WorktreeMarker.Find(layout.GitDirectory) ?? "" : "";

    /// <summary>The runs of this worktree of which there may be something to tell.</summary>
    private IEnumerable<RunSnapshot> FindOwn() =>
        from folder in _store.List()
        where !Journal.HasEnded(folder, settledToo: false) || HasUnseen(folder)
        let plan = RunReader.TryReadPlan(folder, _nonce)
        where plan is not null && IsOwn(plan.Worktree)
        select _reader.Read(folder, plan);

    private bool IsOwn(WorktreeIdentity worktree) => worktree.AdministrativeId == _administrativeId && worktree.Nonce == _nonce;

    private static bool HasUnseen(RunFolder folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder.Path, FailureNotice.UnseenPrefix + "*").Any();
        }
        catch (Exception gone) when (FileTrouble.Is(gone))
        {
            // Swept away since it was listed, and what nobody has seen of it with it.
            return false;
        }
    }

    /// <summary>A later worktree of the same name has a flag of its own, and one that is being removed gets none.</summary>
    private bool IsStillTheSame() =>
        _nonce.Length == 0 || WorktreeMarker.Find(_gitDirectory) == _nonce;

    private bool TryLowerFlag()
    {
        try
        {
            FailureNotice.LowerFlag(_gitDirectory);
            return true;
        }
        catch (Exception cannot) when (FileTrouble.Is(cannot))
        {
            // A read-only repository; what is unseen stays so.
            return false;
        }
    }

    private void KeepFlag(ProcessIdentity? unlessAlive)
    {
        try
        {
            if (FailureNotice.Stands(_gitDirectory, _administrativeId.Length == 0))
                FailureNotice.RaiseFlag(_gitDirectory, unlessAlive);
        }
        catch (Exception cannot) when (FileTrouble.Is(cannot))
        {
            // It was lowered a moment ago, so this is a disk that fills up or a worktree that goes.
        }
    }
}
