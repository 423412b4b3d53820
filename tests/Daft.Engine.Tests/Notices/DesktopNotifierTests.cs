using System.Runtime.Versioning;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Notices;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Notices;

/// <summary>A program of the name that daft looks for, which writes down how it was called.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class DesktopNotifierTests : RunTest
{
    private string Calls => Sandbox.PathOf("calls");

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_failure_that_nobody_watched_is_told_with_literal_arguments()
    {
        AddNotifier("");
        RunPlan plan = Plan(Job("-x <b>$(id)\\n", "exit 101") with { LogFile = "x.log" }) with { NotifiesDesktop = true, Branch = "a;`id`&\"'" };

        RunToTheEnd(plan);

        CollectionAssert.AreEqual(
            new[] { "--app-name=daft", "--", "daft: -x <b>$(id)\\n failed", "in feature (a;`id`&amp;\"'): exit status 101", "" },
            File.ReadAllText(Calls).Split('\0'));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_was_seen_at_once_is_not_told()
    {
        AddNotifier("");
        RunFolder run = Launch(Plan(Job("bad", "exit 1"), Job("long", Await("go"))) with { NotifiesDesktop = true });
        WaitFor(() => FailureNotice.TryTake(run, 0), "the failure");
        Release("go");
        EndOf(run);

        Assert.IsFalse(File.Exists(Calls));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Without_the_setting_nobody_is_told()
    {
        AddNotifier("");
        RunToTheEnd(Plan(Job("bad", "exit 1")));

        Assert.IsFalse(File.Exists(Calls));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Success_is_not_told()
    {
        AddNotifier("");
        RunToTheEnd(Plan(Job("good", "true")) with { NotifiesDesktop = true });

        Assert.IsFalse(File.Exists(Calls));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void It_is_told_while_the_run_goes_on_and_the_run_does_not_wait()
    {
        AddNotifier($"{Say("shown")}; {Await("closed")}");
        RunFolder run = Launch(Plan(Job("bad", "exit 1"), Job("long", Await("go")), Job("last", "true", 1)) with { NotifiesDesktop = true });
        WaitUntilSaid("shown");
        Release("go");

        WaitFor(() => Read(run).State is { IsFinished: true } state && state.Jobs[2].Status == JobStatus.Completed, "the end of the run");
        Release("closed");
        EndOf(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_program_that_hangs_is_killed()
    {
        AddNotifier("trap '' TERM; exec sleep 1000");
        EndOf(Launch(Plan(Job("bad", "exit 1")) with { NotifiesDesktop = true }));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Where_there_is_no_program_the_run_ends_as_ever()
    {
        RunPlan plan = Plan(Job("bad", "exit 1")) with { NotifiesDesktop = true };
        Sandbox.Variables["PATH"] = "/nowhere";
        RunSnapshot end = RunToTheEnd(plan);

        AssertStatuses(end, JobStatus.Failed);
        WaitFor(() => File.ReadAllText(end.Folder.JournalPath).Contains("no notification", StringComparison.Ordinal), "the note");
    }

    private void AddNotifier(string rest)
    {
        string folder = Sandbox.PathOf("programs");
        Directory.CreateDirectory(folder);
        GitSandbox.WriteScript(Path.Combine(folder, "notify-send"), $"#!/bin/sh\nprintf '%s\\0' \"$@\" >>'{Calls}'\n{rest}\n");
        Sandbox.Variables["PATH"] = $"{folder}:{Sandbox.Variables["PATH"]}";
    }
}
