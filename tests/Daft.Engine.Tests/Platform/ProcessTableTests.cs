using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Tests.Platform;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class ProcessTableTests : PlatformTest
{
    [TestMethod]
    public void Looking_at_an_exit_keeps_the_number_and_reaping_frees_it()
    {
        var job = Start("exit 42");
        Assert.AreEqual(ExitReport.Exited(42), EndOf(job));
        Assert.AreEqual(ExitReport.Exited(42), Processes.PeekExit(job));
        Assert.AreEqual(job, Processes.Find(job.Pid));
        Assert.IsFalse(Processes.IsRunning(job));

        Processes.Reap(job);
        Assert.IsNull(Processes.Find(job.Pid));
        Assert.IsNull(Processes.PeekExit(job));
    }

    [TestMethod]
    public void A_running_child_has_no_exit_and_is_not_reaped()
    {
        var job = Start("sleep 60");
        Assert.IsNull(Processes.PeekExit(job));
        Processes.Reap(job);
        Assert.IsTrue(Processes.IsRunning(job));
    }

    [TestMethod]
    [DataRow(ProcessSignal.Terminate, 15)]
    [DataRow(ProcessSignal.Kill, 9)]
    public void A_signal_to_the_group_reaches_grandchildren(ProcessSignal signal, int number)
    {
        var job = Start("sh -c 'echo $$ >inner.tmp; mv inner.tmp inner; sleep 60; :' & wait");
        var grandchild = Announced("inner");
        Processes.SignalGroup(job, signal);
        Assert.AreEqual(ExitReport.Killed(number), EndOf(job));
        WaitFor(() => !Processes.IsRunning(grandchild), "the grandchild's end");
    }

    [TestMethod]
    public void The_group_of_an_ended_leader_can_still_be_signalled()
    {
        var job = Start("sh -c 'echo $$ >inner.tmp; mv inner.tmp inner; sleep 60; :' & exit 0");
        var grandchild = Announced("inner");
        EndOf(job);
        Assert.Contains(grandchild, Processes.GroupMembers(job, Leaders(job)));
        Assert.DoesNotContain(job, Processes.GroupMembers(job, Leaders(job)));
        Processes.SignalGroup(job, ProcessSignal.Kill);
        WaitFor(() => Processes.GroupMembers(job, Leaders(job)).Count == 0, "an empty group");
    }

    [TestMethod]
    public void What_an_ended_leader_left_is_found_among_its_like_and_an_empty_group_is_known_at_once()
    {
        Processes.AdoptOrphans();
        var other = Start("sleep 60; :");
        var job = Start("sh -c 'sh -c \"echo \\$\\$ >inner.tmp; mv inner.tmp inner; sleep 60; :\" & exit' & wait; exit 0");
        var left = Announced("inner");
        EndOf(job);
        Assert.Contains(left, Processes.GroupMembers(job, Leaders(job, other)));
        Processes.SignalGroup(job, ProcessSignal.Kill);
        WaitFor(() => Processes.GroupMembers(job, Leaders(job, other)).Count == 0, "an empty group");
        Processes.ReapOrphans(Leaders(job, other));
    }

    [TestMethod]
    public void A_frozen_group_stands_still_until_it_is_thawed()
    {
        var job = Start("while :; do echo x; done >written");
        WaitFor(() => File.Exists(PathOf("written")) && new FileInfo(PathOf("written")).Length > 0, "output");
        Processes.SignalGroup(job, ProcessSignal.Freeze);
        WaitFor(() => StateOf(job) == 'T', "standing still");
        Processes.SignalGroup(job, ProcessSignal.Thaw);
        WaitFor(() => StateOf(job) != 'T', "going on");
    }

    [TestMethod]
    public void A_signal_for_another_process_of_the_same_number_is_not_sent()
    {
        var job = Start("sleep 60");
        var stranger = job with { StartTime = job.StartTime - 1 };
        Processes.Signal(stranger, ProcessSignal.Kill);
        Assert.IsFalse(Processes.IsRunning(stranger));
        Assert.IsTrue(Processes.IsRunning(job));

        Processes.Signal(job, ProcessSignal.Kill);
        Assert.AreEqual(ExitReport.Killed(9), EndOf(job));
    }

    [TestMethod]
    public void Numbers_that_stand_for_many_processes_are_never_signalled()
    {
        foreach (int pid in (int[])[0, 1, -1])
        {
            Processes.SignalGroup(new ProcessIdentity(pid, 0), ProcessSignal.Terminate);
            Processes.Signal(new ProcessIdentity(pid, 0), ProcessSignal.Terminate);
            Assert.IsNull(Processes.PeekExit(new ProcessIdentity(pid, 0)));
        }
    }

    [TestMethod]
    public void A_remover_is_seen_with_its_arguments_and_its_folder()
    {
        // Blocks on the fifo, with the very arguments of git.
        var remover = Start(Shell("mkfifo worktree; exec -a git cat worktree remove '../a b'") with { Executable = "/bin/bash" });
        RemoverProcess? seen = null;
        WaitFor(() => (seen = Processes.FindRemovers().FirstOrDefault(found => found.Process == remover)) is not null, "the remover");
        Assert.AreEqual("git|worktree|remove|../a b", string.Join('|', seen!.Arguments));
        Assert.AreEqual(Folder, seen.WorkingDirectory);
    }

    [TestMethod]
    public void A_command_line_too_long_to_be_read_whole_is_no_remover()
    {
        // Cut anywhere, the last argument would be the path of another worktree.
        string words = "mkfifo worktree; exec -a git cat worktree remove " + new string('x', 5000);
        var remover = Start(Shell(words + "; :") with { Executable = "/bin/bash" });
        WaitFor(() => File.Exists($"/proc/{remover.Pid}/cmdline") && File.ReadAllText($"/proc/{remover.Pid}/cmdline").StartsWith("git\0", StringComparison.Ordinal), "cat");
        Assert.DoesNotContain(remover, Processes.FindRemovers().Select(found => found.Process));
    }

    private static char StateOf(ProcessIdentity process)
    {
        string status = File.ReadAllText($"/proc/{process.Pid}/stat");
        return status[status.LastIndexOf(')') + 2];
    }

    private static HashSet<int> Leaders(params ProcessIdentity[] leaders) => [.. leaders.Select(leader => leader.Pid)];
}
