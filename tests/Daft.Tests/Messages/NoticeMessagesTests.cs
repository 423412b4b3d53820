using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Messages;
using Daft.Tests.Harness;

namespace Daft.Tests.Messages;

[TestClass]
public sealed class NoticeMessagesTests
{
    [TestMethod]
    [DataRow("warmup-build", 101, "warmup-build failed 3m ago (exit 101): daft logs warmup-build")]
    [DataRow("a b", 1, "a b failed 3m ago (exit 1): daft logs 'a b'")]
    [DataRow("\e[2Jx", 1, "x failed 3m ago (exit 1): daft logs x")]
    public void One_failure_is_named_with_its_age_its_end_and_its_log(string name, int status, string line) =>
        Assert.AreEqual(line, NoticeMessages.Failed([Failed(name, ExitReport.Exited(status))], Example.At(180)));

    [TestMethod]
    public void A_signal_and_a_reason_are_said_in_words()
    {
        JobState crashed = Failed("x", ExitReport.Killed(11));
        Assert.AreEqual("x failed 3m ago (killed by SIGSEGV): daft logs x", NoticeMessages.Failed([crashed], Example.At(180)));
        JobState late = Failed("x", ExitReport.Killed(15)) with { Reason = "timed out" };
        Assert.AreEqual("x failed 3m ago (timed out (killed by SIGTERM)): daft logs x", NoticeMessages.Failed([late], Example.At(180)));
    }

    [TestMethod]
    public void Several_are_one_line() =>
        Assert.AreEqual(
            "a and b failed, the last just now: daft jobs",
            NoticeMessages.Failed([Failed("a", ExitReport.Exited(1)), Failed("b", ExitReport.Exited(1)), Failed("a", ExitReport.Exited(1))], Example.At(2)));

    private static JobState Failed(string name, ExitReport exit)
    {
        PlannedJob job = Example.Job(0, name);
        return new JobState { Job = job, Status = JobStatus.Failed, Exit = exit, FinishedAt = Example.At(0) };
    }
}
