using System.Globalization;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Notices;

/// <summary>The failures of one worktree that nobody has seen (<see cref="FailureNotice"/>).</summary>
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

    /// <summary>What is to be shown now: nobody else will get it. Oldest first; empty where the flag cannot be lowered.</summary>
    public IReadOnlyList<JobState> TakeAll()
    {
        if (!HasFlag || !TryLowerFlag())
            return [];
        var taken = new List<JobState>();
        foreach (Unseen unseen in FindUnseen())
        {
            JobState? job = FindFailed(unseen);
            if (job is null)
                KeepFlag();
            else if (FailureNotice.TryTake(unseen.Folder, unseen.Job) && job.Status == JobStatus.Failed)
                taken.Add(job);
        }

        return taken;
    }

    /// <summary>After a follower has taken what it showed: the flag goes, unless there is more.</summary>
    public void Settle()
    {
        if (TryLowerFlag() && FindUnseen().Any())
            KeepFlag();
    }

    private static string NonceOf(WorktreeLayout layout) => layout.IsLinked ? WorktreeMarker.Find(layout.GitDirectory) ?? "" : "";

    private IEnumerable<Unseen> FindUnseen() =>
        from folder in _store.List()
        from job in JobsIn(folder)
        where RunReader.TryReadPlan(folder, _nonce) is { } plan && IsOwn(plan.Worktree)
        select new Unseen(folder, job);

    private bool IsOwn(WorktreeIdentity worktree) => worktree.AdministrativeId == _administrativeId && worktree.Nonce == _nonce;

    private static List<int> JobsIn(RunFolder folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder.Path, FailureNotice.UnseenPrefix + "*").Select(NumberOf).OfType<int>().Order()];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Swept away since it was listed, and what nobody has seen of it with it.
            return [];
        }
    }

    private static int? NumberOf(string path) =>
        int.TryParse(Path.GetFileName(path.AsSpan())[FailureNotice.UnseenPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int job) ? job : null;

    /// <returns>Null for a job whose end the supervisor is just about to write.</returns>
    private JobState? FindFailed(Unseen unseen)
    {
        RunSnapshot? run = _reader.TryRead(unseen.Folder);
        JobState? job = run is not null && unseen.Job < run.State.Jobs.Length ? run.State.Jobs[unseen.Job] : null;
        return job?.Status.IsFinal() == true ? job : null;
    }

    private bool TryLowerFlag()
    {
        try
        {
            FailureNotice.LowerFlag(_gitDirectory);
            return true;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            // A read-only repository; what is unseen stays so.
            return false;
        }
    }

    private void KeepFlag()
    {
        try
        {
            FailureNotice.RaiseFlag(_gitDirectory);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            // It was lowered a moment ago, so this is a disk that fills up or a worktree that goes.
        }
    }

    private readonly record struct Unseen(RunFolder Folder, int Job);
}
