using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Engine.Platform;

namespace Daft.Engine.Tests.Platform;

/// <summary>Not beside others: once it adopts orphans, this process is the parent of every test's.</summary>
[TestClass]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class StrayTests : PlatformTest
{
    [TestMethod]
    public void A_process_that_made_a_session_of_its_own_is_found()
    {
        Processes.AdoptOrphans();
        var job = Start("setsid sh -c 'cd /; echo $$ >\"$OLDPWD/stray.tmp\"; mv \"$OLDPWD/stray.tmp\" \"$OLDPWD/stray\"; exec sleep 60' & wait");
        var stray = Announced("stray");
        var found = Processes.Strays(new HashSet<int> { job.Pid }).Single(place => place.Process == stray);
        Assert.AreEqual("/", found.WorkingDirectory);
        Assert.DoesNotContain(job, Processes.Strays(new HashSet<int> { job.Pid }).Select(place => place.Process));
        End(stray);
    }

    [TestMethod]
    public void A_daemon_that_forked_twice_is_found_after_its_job_has_ended()
    {
        Processes.AdoptOrphans();
        var job = Start("(setsid sh -c 'echo $$ >stray.tmp; mv stray.tmp stray; exec env -i sleep 60' &) & exit 0");
        var stray = Announced("stray");
        EndOf(job);
        var found = Processes.Strays(new HashSet<int> { job.Pid }).Single(place => place.Process == stray);
        Assert.AreEqual(Folder, found.WorkingDirectory);
        End(stray);
    }

    [TestMethod]
    public void Adopted_orphans_are_reaped_but_leaders_and_other_children_are_not()
    {
        Processes.AdoptOrphans();
        var job = Start("(setsid sh -c 'echo $$ >stray.tmp; mv stray.tmp stray; exec sleep 60' &) & exit 5");
        var stray = Announced("stray");
        EndOf(job);
        using var other = Process.Start("/bin/sh", ["-c", "exit 7"]);
        Processes.Signal(stray, ProcessSignal.Kill);
        WaitFor(() => !Processes.IsRunning(stray), "the orphan's end");
        WaitFor(() =>
        {
            Processes.ReapOrphans(new HashSet<int> { job.Pid });
            return Processes.Find(stray.Pid) is null;
        }, "the orphan's reaping");
        Assert.AreEqual(5, Processes.PeekExit(job)?.Status);
        other.WaitForExit();
        Assert.AreEqual(7, other.ExitCode);
    }

    [TestMethod]
    public void Commands_that_daft_itself_started_are_no_strays()
    {
        using var other = Process.Start("/bin/sleep", ["60"]);
        Assert.DoesNotContain(other.Id, Processes.Strays(new HashSet<int>()).Select(place => place.Process.Pid));
        other.Kill();
        other.WaitForExit();
    }

    private void End(Core.Runs.ProcessIdentity stray)
    {
        Processes.Signal(stray, ProcessSignal.Kill);
        WaitFor(() => !Processes.IsRunning(stray), "the stray's end");
    }
}
