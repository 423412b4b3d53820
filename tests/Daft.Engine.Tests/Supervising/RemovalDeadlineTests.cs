using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Supervising;

/// <summary>A deadline that stays in the past makes the supervisor turn without a pause, with a scan of all processes each time.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class RemovalDeadlineTests : RunTest
{
    private readonly FakeTime _time = new();

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void The_end_of_a_removal_wants_no_look_while_something_is_alive_again()
    {
        var clock = new SupervisorClock(_time);
        using IEventQueue events = Linux.CreateEventQueue();
        CreatedRun created = Store.Create(Plan(Job("a", "true")));
        using var held = created.Lock;
        using var journal = new Journal(created.Folder);
        var recorder = new RunRecorder(created.Folder, RunState.Initial(Plan(Job("a", "true"))), journal, clock);
        RemovalWatch removal = NewWatch(clock, events);
        bool isQuiet = true;
        var end = new RemovalEnd(removal, () => isQuiet, recorder, clock);

        end.Tick();
        Assert.IsGreaterThan(clock.Now, end.NextDeadline!.Value);
        isQuiet = false;
        _time.Pass(1);
        Assert.IsNull(end.NextDeadline);

        isQuiet = true;
        end.Tick();
        Assert.IsGreaterThan(clock.Now, end.NextDeadline!.Value);
        Assert.IsFalse(end.IsTold, "the worktree stands");
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_folder_that_is_missing_and_then_cannot_be_looked_at_is_looked_for_at_intervals()
    {
        var clock = new SupervisorClock(_time);
        using IEventQueue events = Linux.CreateEventQueue();
        RemovalWatch removal = NewWatch(clock, events);
        removal.Start();
        string elsewhere = Worktree + "-elsewhere";
        Directory.Move(Worktree, elsewhere);
        _time.Pass(5);
        removal.Tick();
        Assert.IsFalse(removal.JobsMayStart, "it is missing");
        Assert.AreEqual(TimeSpan.FromMilliseconds(200), removal.NextDeadline - clock.Now);

        // A folder whose ways lead in a circle: it cannot be told what stands there.
        string gitdir = Path.Combine(AdministrativeFolder, "gitdir");
        File.Move(gitdir, gitdir + ".away");
        Directory.Move(AdministrativeFolder, AdministrativeFolder + "-away");
        File.CreateSymbolicLink(AdministrativeFolder, AdministrativeFolder);
        for (int turn = 0; turn < 5; turn++)
        {
            _time.Pass(removal.NextDeadline!.Value - clock.Now);
            removal.Tick();
            Assert.IsFalse(removal.IsRemoved);
            Assert.IsGreaterThan(clock.Now, removal.NextDeadline!.Value, $"turn {turn}");
        }

        File.Delete(AdministrativeFolder);
        Directory.Move(AdministrativeFolder + "-away", AdministrativeFolder);
        File.Move(gitdir + ".away", gitdir);
        Directory.Move(elsewhere, Worktree);
        _time.Pass(removal.NextDeadline!.Value - clock.Now);
        removal.Tick();
        Assert.IsTrue(removal.JobsMayStart, "it is back");
        Assert.AreEqual(TimeSpan.FromSeconds(5), removal.NextDeadline - clock.Now);
    }

    /// <summary>A full <c>node_modules</c> is one entry of the root: git is at it for many seconds and gives no sign.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Jobs_stay_frozen_as_long_as_git_is_removing_this_worktree()
    {
        var clock = new SupervisorClock(_time);
        using IEventQueue events = Linux.CreateEventQueue();
        RemovalWatch removal = NewWatch(clock, events);
        removal.Start();
        string slow = GitSandbox.WriteScript(Sandbox.PathOf("slow"), $"#!/bin/sh\n{SayAndAwait("git is at it", "go on")}\nexit 1\n");
        ProcessIdentity git = Start($"exec git -C '{Repository}' -c core.fsmonitor='{slow}' worktree remove '{Worktree}'");
        WaitUntilSaid("git is at it");
        TakeIn(events, removal, untilEndOf: null);
        Assert.IsFalse(removal.JobsMayStart, "frozen");

        _time.Pass(30);
        removal.Tick();
        Assert.IsFalse(removal.JobsMayStart, "still frozen");

        Release("go on");
        TakeIn(events, removal, untilEndOf: git);
        removal.Tick();
        Assert.IsTrue(removal.IsRemoved);
        Assert.IsTrue(removal.JobsMayBeStopped);
        Assert.IsFalse(Directory.Exists(Worktree));
    }

    private static void TakeIn(IEventQueue events, RemovalWatch removal, ProcessIdentity? untilEndOf)
    {
        for (bool isMore = true; isMore;)
        {
            IReadOnlyList<PlatformEvent> happened = events.Wait(untilEndOf is null ? TimeSpan.Zero : TimeSpan.FromSeconds(20));
            foreach (PlatformEvent.Changed change in happened.OfType<PlatformEvent.Changed>())
                removal.OnChanged(change);
            foreach (PlatformEvent.ProcessEnded ended in happened.OfType<PlatformEvent.ProcessEnded>())
                removal.OnEnded(ended.Process);
            removal.Tick();
            isMore = happened.Count > 0 && !happened.OfType<PlatformEvent.ProcessEnded>().Any(ended => ended.Process == untilEndOf);
        }
    }

    private RemovalWatch NewWatch(SupervisorClock clock, IEventQueue events) =>
        new(Plan(Job("a", "true")), Linux, events, clock, _ => { });
}
