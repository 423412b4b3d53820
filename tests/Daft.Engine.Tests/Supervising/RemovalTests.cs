using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>What a supervisor takes for the removal of its worktree, and what it tells of the folder. It deletes nothing itself.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RemovalTests : RunTest
{
    private const string Work = "uncommitted";

    private RunFolder _run = new("");

    private string WorkFile => Path.Combine(Worktree, Work);

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_folder_that_is_deleted()
    {
        StartWorking();
        Directory.Delete(Worktree, recursive: true);
        AssertCancelled(FolderFate.Gone);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_removal_by_git()
    {
        StartWorking();
        File.Delete(WorkFile);
        Sandbox.Git(Repository, "worktree", "remove", Worktree);
        AssertCancelled(FolderFate.Gone);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void An_administrative_folder_that_is_deleted()
    {
        StartWorking();
        Directory.Delete(AdministrativeFolder, recursive: true);
        AssertCancelled(FolderFate.Left);
        AssertWorkIsIn(Worktree);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_git_file_that_is_deleted_and_a_prune_after_it()
    {
        StartWorking();
        File.Delete(Path.Combine(Worktree, ".git"));
        Sandbox.Git(Repository, "worktree", "prune");
        AssertCancelled(FolderFate.Left);
        AssertWorkIsIn(Worktree);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_folder_that_is_renamed_behind_gits_back()
    {
        StartWorking();
        Directory.Move(Worktree, Worktree + "-2");
        AssertCancelled(FolderFate.MovedAway);
        AssertWorkIsIn(Worktree + "-2");
    }

    /// <summary>Nothing tells of it, so this is found by looking every few seconds.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_parent_folder_that_is_renamed()
    {
        string parent = Directory.CreateDirectory(Sandbox.PathOf("parent")).FullName;
        StartWorking(AddMarkedWorktree("parent/inner"));
        Directory.Move(parent, parent + "-2");
        AssertCancelled(FolderFate.Gone);
        AssertWorkIsIn(parent + "-2/inner");
    }

    /// <summary>As when git's delete is quicker than the news of it.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_cannot_start_because_its_worktree_is_gone_has_not_failed()
    {
        string parent = Directory.CreateDirectory(Sandbox.PathOf("parent")).FullName;
        RunFolder run = Launch(Plan(Job("first", SayAndAwait("up", "go")), Job("second", Say("ran"), 0)) with { Worktree = Identify(AddMarkedWorktree("parent/inner")) });
        WaitUntilSaid("up");
        Directory.Move(parent, parent + "-2");
        Release("go");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Completed, JobStatus.Cancelled);
        Assert.AreEqual("its worktree was removed", end.State.Jobs[1].Reason);
        Assert.IsFalse(IsSaid("ran"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_job_that_cannot_start_because_its_worktree_was_moved_unseen_starts_where_it_is()
    {
        string parent = Directory.CreateDirectory(Sandbox.PathOf("parent")).FullName;
        RunFolder run = Launch(Plan(Job("first", SayAndAwait("up", "go")), Job("second", "pwd", 0)) with { Worktree = Identify(AddMarkedWorktree("parent/inner")) });
        WaitUntilSaid("up");
        // In this order nothing tells of the move: the file is written while the worktree still stands, and of a parent no news comes.
        File.WriteAllText(Path.Combine(CommonDirectory, "worktrees", "inner", "gitdir"), $"{parent}-2/inner/.git\n");
        Directory.Move(parent, parent + "-2");
        Release("go");
        RunSnapshot end = EndOf(run);
        AssertStatuses(end, JobStatus.Completed, JobStatus.Completed);
        Assert.AreEqual($"{parent}-2/inner\n", LogOf(end, 1));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    [DataRow(true, DisplayName = "a link to where it went")]
    [DataRow(false, DisplayName = "a new folder with somebody's work")]
    public void Something_else_at_its_place_is_not_touched(bool link)
    {
        StartWorking();
        Directory.Move(Worktree, Worktree + "-2");
        if (link)
            Directory.CreateSymbolicLink(Worktree, Worktree + "-2");
        else
            Directory.CreateDirectory(Path.Combine(Worktree, "kept"));
        AssertCancelled(FolderFate.Left);
        AssertWorkIsIn(Worktree + "-2");
        Assert.IsTrue(link || Directory.Exists(Path.Combine(Worktree, "kept")));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Another_worktree_of_the_same_name()
    {
        StartWorking();
        string marker = Path.Combine(AdministrativeFolder, WorktreeMarker.FileName);
        File.WriteAllText(marker, $"{Guid.NewGuid():N}\n");
        AssertCancelled(FolderFate.Left);
        AssertWorkIsIn(Worktree);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_worktree_that_was_gone_before_its_supervisor_came()
    {
        RunPlan plan = Plan(Job("a", Say("ran")));
        Sandbox.Git(Repository, "worktree", "remove", Worktree);
        _run = Launch(plan);
        AssertCancelled(FolderFate.Gone);
        Assert.IsFalse(IsSaid("ran"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_also_stops_what_finished_jobs_left_behind_in_their_groups()
    {
        _run = Launch(Plan(
            Job("leaves", $"sh -c 'echo $$ >\"$SIGNALS/left\"; {Await("never")}' & {Await("left")}"),
            Job("works", $"{Say("up")}; {Await("never")}", 0)));
        WaitUntilSaid("up");
        ProcessIdentity left = ProcessSaid("left");
        Directory.Delete(Worktree, recursive: true);
        AssertStatuses(EndOf(_run), JobStatus.Completed, JobStatus.Cancelled);
        Assert.IsFalse(Linux.Processes.IsRunning(left));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_also_kills_what_ignores_SIGTERM()
    {
        _run = Launch(Plan(Job("a", $"trap '' TERM; {Say("up")}; while :; do sleep 0.05; done")));
        WaitUntilSaid("up");
        Directory.Delete(Worktree, recursive: true);
        AssertCancelled(FolderFate.Gone);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_queued_job_does_not_start_in_a_removed_worktree()
    {
        _run = Launch(Plan(Job("a", $"{Say("up")}; {Await("never")}"), Job("b", Say("b"), 0), Job("c", Say("c"))));
        WaitUntilSaid("up");
        WaitUntilSaid("c");
        Directory.Delete(Worktree, recursive: true);
        AssertStatuses(EndOf(_run), JobStatus.Cancelled, JobStatus.Cancelled, JobStatus.Completed);
        Assert.IsFalse(IsSaid("b"));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_move_by_git_is_none_and_the_next_job_starts_in_the_new_place()
    {
        string elsewhere = Sandbox.PathOf("elsewhere");
        _run = Launch(Plan(Job("a", SayAndAwait("up", "go")), Job("b", "pwd; echo \"$DAFT_WORKTREE_PATH\"", 0)));
        WaitUntilSaid("up");
        Sandbox.Git(Repository, "worktree", "move", Worktree, elsewhere);
        Release("go");
        RunSnapshot end = EndOf(_run);
        AssertStatuses(end, JobStatus.Completed, JobStatus.Completed);
        Assert.AreEqual($"{elsewhere}\n{elsewhere}\n", LogOf(end, 1));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_marker_that_is_removed_is_none()
    {
        StartWorking();
        Assert.IsTrue(WorktreeMarker.Remove(AdministrativeFolder));
        AssertGoesOn();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_removal_that_git_refuses_is_none()
    {
        StartWorking();
        for (int attempt = 0; attempt < 15; attempt++)
            Assert.AreNotEqual(0, Sandbox.TryGit(Repository, "worktree", "remove", Worktree).ExitCode);
        AssertGoesOn();
        AssertWorkIsIn(Worktree);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_removal_of_another_is_none()
    {
        string other = Sandbox.AddWorktree(Repository, "other");
        StartWorking();
        Sandbox.Git(Repository, "worktree", "remove", other);
        AssertGoesOn();
    }

    /// <summary>More false alarms than anybody's budget.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Files_that_come_and_go_in_the_root_are_none()
    {
        StartWorking();
        for (int number = 0; number < 500; number++)
        {
            string file = Path.Combine(Worktree, $"conftest-{number}");
            File.WriteAllText(file, "");
            File.Delete(file);
        }

        AssertGoesOn();
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_main_worktree_is_removed_with_its_repository_and_not_before()
    {
        RunPlan plan = Plan() with
        {
            Worktree = new WorktreeIdentity
            {
                AdministrativeId = "",
                Path = Repository,
                Root = Linux.Files.FindOwnIdentity(Repository)!.Value,
                Nonce = "",
            },
            Jobs = [Job("a", $"{Say("up")}; {Await("go")}; {Say("went-on")}; {Await("never")}")],
        };
        _run = Launch(plan);
        WaitUntilSaid("up");
        Sandbox.Git(Repository, "worktree", "remove", Worktree);
        Sandbox.Commit(Repository, "more", "more\n");
        Release("go");
        WaitUntilSaid("went-on");

        // Its journal goes with it: that nothing is left alive is all there is to see.
        Directory.Delete(Repository, recursive: true);
    }

    private void StartWorking() => StartWorking(Worktree);

    private void StartWorking(string worktree)
    {
        RunPlan plan = Plan(Job("a", $"echo work >{Work}; {Say("up")}; {Await("go")}; {Say("went-on")}"));
        _run = Launch(plan with { Worktree = Identify(worktree) });
        WaitUntilSaid("up");
    }

    private void AssertCancelled(FolderFate fate)
    {
        RunSnapshot end = EndOf(_run);
        AssertStatuses(end, JobStatus.Cancelled);
        Assert.AreEqual("its worktree was removed", end.State.Jobs[0].Reason);
        Assert.AreEqual(fate, end.State.Removal?.Fate, end.State.Removal?.Detail);
        Assert.IsFalse(IsSaid("went-on"));
    }

    private void AssertGoesOn()
    {
        Release("go");
        RunSnapshot end = EndOf(_run);
        AssertStatuses(end, JobStatus.Completed);
        Assert.IsNull(end.State.Removal);
    }

    private static void AssertWorkIsIn(string folder) => Assert.AreEqual("work\n", File.ReadAllText(Path.Combine(folder, Work)));
}
