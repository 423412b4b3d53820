using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Supervising;

namespace Daft.Engine.Tests.Supervising;

/// <summary>Everything about the supervisor that only a clock drives.</summary>
[TestClass]
public sealed class ClockTests
{
    private readonly FakeTime _time = new();
    private readonly List<ProcessSignal> _sent = [];
    private readonly SupervisorClock _clock;

    public ClockTests() => _clock = new SupervisorClock(_time);

    [TestMethod]
    public void The_clock_of_deadlines_starts_at_nought_and_the_other_is_the_walls()
    {
        Assert.AreEqual(TimeSpan.Zero, _clock.Now);
        _time.Pass(1.5);
        Assert.AreEqual(TimeSpan.FromSeconds(1.5), _clock.Now);
        Assert.AreEqual(_time.GetUtcNow(), _clock.WallTime);
    }

    [TestMethod]
    public void The_ladder_terminates_and_thaws_at_once_and_kills_when_the_time_is_up()
    {
        StopLadder ladder = NewLadder(seconds: 10);
        AssertSent(ProcessSignal.Terminate, ProcessSignal.Thaw);
        _time.Pass(9.999);
        ladder.Climb(_clock.Now);
        AssertSent(ProcessSignal.Terminate, ProcessSignal.Thaw);
        _time.Pass(0.001);
        ladder.Climb(_clock.Now);
        AssertSent(ProcessSignal.Terminate, ProcessSignal.Thaw, ProcessSignal.Kill);
        Assert.IsNull(ladder.KillAt);
    }

    [TestMethod]
    public void The_ladder_kills_once()
    {
        StopLadder ladder = NewLadder(seconds: 0);
        for (int tick = 0; tick < 3; tick++)
            ladder.Climb(_clock.Now);
        ladder.Hurry(_clock.Now);
        ladder.Climb(_clock.Now);
        AssertSent(ProcessSignal.Terminate, ProcessSignal.Thaw, ProcessSignal.Kill);
    }

    [TestMethod]
    public void The_ladder_can_be_hurried_and_never_slowed_down()
    {
        StopLadder ladder = NewLadder(seconds: 10);
        ladder.Hurry(TimeSpan.FromSeconds(20));
        Assert.AreEqual(TimeSpan.FromSeconds(10), ladder.KillAt);
        ladder.Hurry(TimeSpan.FromSeconds(2));
        Assert.AreEqual(TimeSpan.FromSeconds(2), ladder.KillAt);
        _time.Pass(2);
        ladder.Climb(_clock.Now);
        AssertSent(ProcessSignal.Terminate, ProcessSignal.Thaw, ProcessSignal.Kill);
    }

    [TestMethod]
    public void Ten_false_alarms_in_a_second_are_all_that_a_job_suffers()
    {
        var budget = new AlarmBudget();
        for (int alarm = 0; alarm < 10; alarm++)
        {
            Assert.IsFalse(budget.IsSpent(_clock.Now));
            budget.Spend(_clock.Now);
            _time.Pass(0.05);
        }

        Assert.IsTrue(budget.IsSpent(_clock.Now));
        _time.Pass(0.499);
        Assert.IsTrue(budget.IsSpent(_clock.Now));
        _time.Pass(0.001);
        Assert.IsFalse(budget.IsSpent(_clock.Now));
    }

    [TestMethod]
    public void A_new_second_has_a_new_budget_of_the_same_size()
    {
        var budget = new AlarmBudget();
        for (int second = 0; second < 3; second++)
        {
            for (int alarm = 0; alarm < 10; alarm++)
            {
                Assert.IsFalse(budget.IsSpent(_clock.Now));
                budget.Spend(_clock.Now);
            }

            Assert.IsTrue(budget.IsSpent(_clock.Now));
            _time.Pass(1);
        }
    }

    [TestMethod]
    public void What_is_frozen_thaws_after_two_seconds_whatever_is_known()
    {
        JobFreezer freezer = NewFreezer();
        freezer.Freeze();
        Assert.IsTrue(freezer.IsFrozen);
        Assert.AreEqual(TimeSpan.FromSeconds(2), freezer.ThawAt);
        _time.Pass(1.999);
        freezer.Tick();
        AssertSent(ProcessSignal.Freeze);
        _time.Pass(0.001);
        freezer.Tick();
        AssertSent(ProcessSignal.Freeze, ProcessSignal.Thaw);
        Assert.IsFalse(freezer.IsFrozen);
        Assert.IsNull(freezer.ThawAt);
    }

    [TestMethod]
    public void Beside_a_known_remover_the_limit_is_a_minute()
    {
        JobFreezer freezer = NewFreezer();
        freezer.Freeze(besideRemover: true);
        _time.Pass(59.999);
        freezer.Tick();
        Assert.IsTrue(freezer.IsFrozen);
        _time.Pass(0.001);
        freezer.Tick();
        Assert.IsFalse(freezer.IsFrozen);
        AssertSent(ProcessSignal.Freeze, ProcessSignal.Thaw);
    }

    [TestMethod]
    public void Each_further_sign_moves_the_limit_and_freezes_what_has_come_since()
    {
        JobFreezer freezer = NewFreezer();
        freezer.Freeze();
        _time.Pass(1.5);
        freezer.Freeze();
        _time.Pass(1.5);
        freezer.Tick();
        AssertSent(ProcessSignal.Freeze, ProcessSignal.Freeze);
        Assert.IsTrue(freezer.IsFrozen);
    }

    [TestMethod]
    public void Nothing_is_thawed_that_was_not_frozen()
    {
        JobFreezer freezer = NewFreezer();
        freezer.ThawSoon();
        freezer.Tick();
        freezer.Freeze();
        freezer.ThawSoon();
        freezer.ThawSoon();
        freezer.Tick();
        freezer.Tick();
        AssertSent(ProcessSignal.Freeze, ProcessSignal.Thaw);
    }

    [TestMethod]
    public void A_new_sign_before_the_next_turn_keeps_frozen_what_was_about_to_thaw()
    {
        JobFreezer freezer = NewFreezer();
        freezer.Freeze();
        freezer.ThawSoon();
        freezer.Freeze();
        freezer.Tick();
        AssertSent(ProcessSignal.Freeze, ProcessSignal.Freeze);
        Assert.IsTrue(freezer.IsFrozen);
    }

    private StopLadder NewLadder(double seconds) =>
        new(StopReason.Requested, _clock.Now + TimeSpan.FromSeconds(seconds), _sent.Add);

    private JobFreezer NewFreezer() => new(_clock, _sent.Add);

    private void AssertSent(params ProcessSignal[] signals) => CollectionAssert.AreEqual(signals, _sent);
}
