using System.Runtime.Versioning;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Supervising;

/// <summary>
/// When daft finishes a delete of git's, and above all when not. The remover is a shell that the system lists as
/// <c>git worktree remove PATH</c> and that does one thing after the other, slowly enough to be seen; <c>$1</c> is PATH.
/// </summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class FinishingTests : RunTest
{
    private const string Work = "uncommitted";
    private const string Pause = "sleep 0.3";
    private const string ReadGitFile = $"cat \"$1/.git\" >/dev/null; {Pause}";
    private const string DeleteAnEntry = $"rm \"$1/readme\"; {Pause}";

    private RunFolder _run = new("");

    private string DeleteTheAdministrativeFolder => $"rm -r '{AdministrativeFolder}'";

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_delete_that_gits_remover_was_seen_at_is_finished()
    {
        StartWorking();
        Remove(Worktree, ReadGitFile, DeleteAnEntry, DeleteTheAdministrativeFolder, Pause, "exit 255");
        AssertFate(FolderFate.Finished);
        Assert.IsFalse(Directory.Exists(Worktree));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Links_in_it_are_deleted_and_not_followed()
    {
        string outside = Directory.CreateDirectory(Sandbox.PathOf("outside")).FullName;
        File.WriteAllText(Path.Combine(outside, Work), "work\n");
        Directory.CreateSymbolicLink(Path.Combine(Worktree, "link"), outside);
        StartWorking();
        Remove(Worktree, ReadGitFile, DeleteAnEntry, DeleteTheAdministrativeFolder, Pause);
        AssertFate(FolderFate.Finished);
        Assert.IsTrue(File.Exists(Path.Combine(outside, Work)));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_it_was_not_seen_to_delete()
    {
        StartWorking();
        Remove(Worktree, ReadGitFile, DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_it_had_ended_before_the_administrative_folder_went()
    {
        StartWorking();
        Remove(Worktree, ReadGitFile, DeleteAnEntry);
        WaitUntilSaid("removed");
        Directory.Delete(AdministrativeFolder, recursive: true);
        AssertLeft();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_it_was_the_remover_of_another()
    {
        string other = AddMarkedWorktree("other");
        StartWorking();
        Remove(other, $"cat '{Worktree}/.git' >/dev/null; {Pause}", $"rm '{Worktree}/readme'; {Pause}", DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_it_named_a_folder_that_is_none()
    {
        StartWorking();
        Remove("feature", $"cat '{Worktree}/.git' >/dev/null; {Pause}", $"rm '{Worktree}/readme'; {Pause}", DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_the_repository_went_too()
    {
        StartWorking();
        string head = Path.Combine(CommonDirectory, "HEAD");
        Remove(Worktree, ReadGitFile, DeleteAnEntry, $"rm '{head}'", DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_another_folder_has_taken_its_place()
    {
        StartWorking();
        Remove(
            Worktree, ReadGitFile, DeleteAnEntry, DeleteTheAdministrativeFolder, Pause, "mv \"$1\" \"$1-2\"", $"mkdir \"$1\"; echo work >\"$1/{Work}\"");
        AssertLeft();
        Assert.IsTrue(Directory.Exists(Worktree + "-2"));
    }

    /// <summary>Started in a subfolder, git goes up to the root of its worktree before it does anything (tried with 2.39).</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_a_relative_path_may_have_meant_another()
    {
        string top = Directory.CreateDirectory(Sandbox.PathOf("remover")).FullName;
        Directory.CreateDirectory(Path.Combine(top, "feature"));
        StartWorking();
        RemoveIn(
            Path.Combine(top, "sub"), "../feature", "cd ..", $"cat '{Worktree}/.git' >/dev/null; {Pause}", $"rm '{Worktree}/readme'; {Pause}", DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    /// <summary>Calling the folder left while somebody deletes it would be untrue.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(true, DisplayName = "by its absolute path")]
    [DataRow(false, DisplayName = "by a relative path")]
    public void A_remover_that_takes_its_time_is_waited_for(bool absolute)
    {
        StartWorking();
        Remove(
            absolute ? Worktree : "../feature", ReadGitFile, DeleteAnEntry, "rm \"$1/.git\"", "sleep 7", "rm -r \"$1\"", DeleteTheAdministrativeFolder);
        AssertFate(FolderFate.Gone);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Not_where_it_only_looks_like_git()
    {
        StartWorking();
        RemoveAs("legit", Sandbox.PathOf("remover"), Worktree, ReadGitFile, DeleteAnEntry, DeleteTheAdministrativeFolder, Pause);
        AssertLeft();
    }

    private void StartWorking()
    {
        _run = Launch(Plan(Job("a", $"echo work >{Work}; {Say("up")}; {Await("never")}")));
        WaitUntilSaid("up");
    }

    private void Remove(string path, params string[] steps) => RemoveIn(Sandbox.PathOf("remover"), path, steps);

    private void RemoveIn(string folder, string path, params string[] steps) => RemoveAs("git", folder, path, steps);

    /// <summary>A shell called git, told to run a script called worktree: nobody can tell it from the real one by its command line.</summary>
    private void RemoveAs(string program, string folder, string path, params string[] steps)
    {
        Directory.CreateDirectory(folder);
        File.Copy(Linux.Files.FindRealPath(Linux.FindShell())!, Path.Combine(folder, program));
        GitSandbox.WriteScript(Path.Combine(folder, "worktree"), $"shift\n{string.Join('\n', steps)}\n");
        Start($"cd '{folder}'; ./{program} worktree remove '{path}'; {Say("removed")}");
    }

    private void AssertLeft()
    {
        AssertFate(FolderFate.Left);
        Assert.AreEqual("work\n", File.ReadAllText(Path.Combine(Worktree, Work)));
    }

    private void AssertFate(FolderFate fate)
    {
        RunSnapshot end = EndOf(_run);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.AreEqual(fate, end.State.Removal?.Fate, end.State.Removal?.Detail);
    }
}
