using System.Globalization;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Git;
using Daft.Engine.Store;

namespace Daft.Engine.Notices;

/// <summary>That a job failed, or was lost with its supervisor, and nobody has seen it yet.</summary>
/// <remarks>
/// A failure is shown once, by whoever comes first: the follower that shows the end of the job, the next daft command, the
/// next checkout. So it is written down before the journal tells of the end (who reads of it there finds it here), and
/// whoever shows it takes it by a rename, which succeeds for one of them alone. The truth lies in the run folder, which is
/// there as long as the run is: <c>unseen-N</c>, later <c>seen-N</c>, for job N. In the worktree's git directory lies no more
/// than a flag, <c>daft-notice</c>, so that the shim can see without starting a process that there is something to tell. It
/// is raised after the failure was written and lowered before failures are looked for: a flag too many is possible and costs
/// one look, a flag too few is not.
/// <para>
/// A supervisor that is killed can leave no word. So the flag is up for as long as one is at work, with its process number in
/// it: the shim passes on while that process lives, which costs it nothing. Whoever looks later sees for himself: a job that
/// is lost has been told of when there is a <c>seen-N</c>, which one alone can make.
/// </para>
/// </remarks>
public static class FailureNotice
{
    /// <summary>In the git directory of the worktree; <c>hooks/post-checkout</c> looks for it under this name.</summary>
    public const string FlagName = "daft-notice";

    internal const string UnseenPrefix = "unseen-";
    private const string SeenPrefix = "seen-";

    /// <summary>A disk that is full or a worktree that is gone keeps nobody from working: the failure stands in the journal all the same.</summary>
    internal static void Leave(RunFolder folder, RunPlan plan, int job)
    {
        try
        {
            File.WriteAllBytes(PathOf(folder, UnseenPrefix, job), []);
            if (Stands(GitDirectoryOf(plan), plan.Worktree.IsMain))
                RaiseFlag(GitDirectoryOf(plan));
        }
        catch (Exception cannot) when (FileTrouble.Is(cannot))
        {
            // As said above.
        }
    }

    public static bool IsUnseen(RunFolder folder, int job) => File.Exists(PathOf(folder, UnseenPrefix, job));

    /// <returns>True for the one caller who is to show it, or has shown it.</returns>
    public static bool TryTake(RunFolder folder, int job)
    {
        try
        {
            File.Move(PathOf(folder, UnseenPrefix, job), PathOf(folder, SeenPrefix, job), overwrite: true);
            return true;
        }
        catch (Exception gone) when (FileTrouble.Is(gone))
        {
            // There is none, or another one was first.
            return false;
        }
    }

    /// <returns>True for the one caller who is to show that this job is lost, or has shown it.</returns>
    public static bool TryTakeLost(RunFolder folder, int job)
    {
        try
        {
            using var mark = new FileStream(PathOf(folder, SeenPrefix, job), FileMode.CreateNew, FileAccess.Write);
            return true;
        }
        catch (Exception taken) when (FileTrouble.Is(taken))
        {
            // By another one; or nothing can be written here, and then it would be told for ever.
            return false;
        }
    }

    internal static bool IsSeen(RunFolder folder, int job) => File.Exists(PathOf(folder, SeenPrefix, job));

    internal static bool IsFlagRaised(string gitDirectory) => File.Exists(Path.Combine(gitDirectory, FlagName));

    /// <param name="unlessAlive">There is something to tell only once this supervisor is gone; null where there is something already.</param>
    internal static void RaiseFlag(string gitDirectory, ProcessIdentity? unlessAlive = null) =>
        File.WriteAllText(Path.Combine(gitDirectory, FlagName), unlessAlive is { } supervisor ? string.Create(CultureInfo.InvariantCulture, $"{supervisor.Pid}\n") : "");

    internal static void LowerFlag(string gitDirectory) => File.Delete(Path.Combine(gitDirectory, FlagName));

    internal static string GitDirectoryOf(RunPlan plan) =>
        plan.Worktree.IsMain ? plan.CommonDirectory : Path.Combine(plan.CommonDirectory, "worktrees", plan.Worktree.AdministrativeId);

    /// <summary>Where a worktree is being removed, jobs fail of it; a file that appears in the folder that git deletes would make git fail.</summary>
    internal static bool Stands(string gitDirectory, bool isMain) =>
        isMain || (GitFiles.ReadWorktreePointer(gitDirectory) is { } dotGit && File.Exists(dotGit));

    private static string PathOf(RunFolder folder, string prefix, int job) =>
        Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"{prefix}{job}"));
}
