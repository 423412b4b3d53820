using Daft.Core.Runs;
using Daft.Messages;
using Daft.Tests.Harness;

namespace Daft.Tests.Messages;

[TestClass]
public sealed class RunMessagesTests
{
    [TestMethod]
    [DataRow(101, null, null, "exit status 101")]
    [DataRow(null, 11, null, "killed by SIGSEGV")]
    [DataRow(null, 64, null, "killed by signal 64")]
    [DataRow(null, 15, "timed out", "timed out (killed by SIGTERM)")]
    [DataRow(null, null, "no such directory", "no such directory")]
    [DataRow(null, null, null, "no reason known")]
    public void An_end_is_told_in_words(int? status, int? signal, string? reason, string words) => Assert.AreEqual(
        words,
        RunMessages.HowItEnded(new JobState { Job = Example.Job(0, "build"), Exit = status is null && signal is null ? null : new ExitReport(status, signal), Reason = reason }));

    [TestMethod]
    public void One_job_in_the_background_is_named_with_the_command_to_watch_it() => Assert.AreEqual(
        "warmup-build goes on in the background: daft logs -f warmup-build",
        RunMessages.GoesOnInBackground(["warmup-build"]));

    [TestMethod]
    [DataRow("a", "", "a is queued for the background (2nd in line): daft jobs")]
    [DataRow("a b", "", "a and b are queued for the background (from 2nd in line): daft jobs")]
    [DataRow("a", "c", "c goes on in the background, a is queued (2nd in line): daft jobs")]
    [DataRow("a", "c d", "c and d go on in the background, a is queued (2nd in line): daft jobs")]
    public void What_waits_for_a_slot_is_said_to_wait(string queued, string others, string line) => Assert.AreEqual(
        line, RunMessages.WaitsInLine(queued.Split(' '), 2, others.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestMethod]
    public void Several_are_one_line_all_the_same() => Assert.AreEqual(
        "a and b go on in the background: daft logs -f a",
        RunMessages.GoesOnInBackground(["a", "b"]));

    [TestMethod]
    [DataRow(null, null, "build")]
    [DataRow("skip: true", null, "build, skipped: skip: true")]
    [DataRow(null, "test -d a\ntrue", @"build, depends on a command that is not approved: test -d a\ntrue")]
    public void A_planned_job_says_whether_it_runs(string? reason, string? open, string words) => Assert.AreEqual(
        words, RunMessages.Planned(Example.Job(0, "build") with { SkipReason = reason, OpenCondition = open }, []));
}
