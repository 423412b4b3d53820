using Daft.Core.Runs;

namespace Daft.Core.Tests.Runs;

[TestClass]
public sealed class RetrySelectionTests
{
    private const string OneOfEach = "a:completed b:failed c:cancelled d:blocked<b e:lost f:skipped";

    [TestMethod]
    public void Everything_that_did_not_get_done_is_retried() => AssertJobs("b c d e", OneOfEach);

    [TestMethod]
    public void What_is_done_leaves_nothing_to_retry() => AssertJobs("", "a:completed b:skipped");

    [TestMethod]
    public void Of_several_runs_each_job_counts_as_it_is_now()
    {
        WorktreeStanding standing = Standings.Of(Standings.Partial("b:completed"), Standings.Run("a:failed b:failed"));

        Assert.AreEqual("a", string.Join(' ', RetrySelection.Of(standing, [], failedOnly: false).Jobs));
    }

    [TestMethod]
    public void Only_what_failed_leaves_out_what_was_cancelled_and_what_waited_for_it()
    {
        AssertJobs("b d e", OneOfEach, failedOnly: true);
        AssertJobs("", "a:cancelled b:blocked<a c:blocked<b", failedOnly: true);
        AssertJobs("a b c", "a:failed b:blocked<a c:blocked<b", failedOnly: true);
    }

    [TestMethod]
    public void Names_narrow_it_and_what_is_left_out_is_told()
    {
        RetrySelection selection = RetrySelection.Of(Standings.Of(Standings.Run(OneOfEach)), ["b", "a"], failedOnly: false);

        Assert.AreEqual("b", string.Join(' ', selection.Jobs));
        Assert.AreEqual("a", string.Join(' ', selection.LeftOut.Select(job => job.Job.Name)));
    }

    [TestMethod]
    public void What_goes_on_is_never_retried_and_always_told()
    {
        RetrySelection selection = RetrySelection.Of(Standings.Of(Standings.Run("a:running b:failed c:queued")), ["b"], failedOnly: false);

        Assert.AreEqual("b", string.Join(' ', selection.Jobs));
        Assert.AreEqual("a c", string.Join(' ', selection.Unfinished));
        Assert.IsEmpty(selection.LeftOut);
    }

    private static void AssertJobs(string expected, string run, bool failedOnly = false) =>
        Assert.AreEqual(expected, string.Join(' ', RetrySelection.Of(Standings.Of(Standings.Run(run)), [], failedOnly).Jobs));
}
