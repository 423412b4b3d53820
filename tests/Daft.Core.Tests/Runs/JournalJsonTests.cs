using System.Text;
using Daft.Core.Removal;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Runs;

[TestClass]
public sealed class JournalJsonTests
{
    private const string At = "{\"at\":\"2026-01-02T12:00:00.000Z\"";

    private static readonly DateTimeOffset Noon = Plans.Noon;

    public static IEnumerable<(RunEvent Happened, string Line)> Everything =>
    [
        (new RunEvent.RunStarted(Noon, new ProcessIdentity(42, ulong.MaxValue), "b-1", "0.1.0"), ""","event":"run_started","pid":42,"start_time":18446744073709551615,"boot_id":"b-1","version":"0.1.0"}"""),
        (new RunEvent.JobStarting(Noon, 0), ""","event":"job_starting","job":0}"""),
        (new RunEvent.JobStarted(Noon, 1, new ProcessIdentity(7, 9)), ""","event":"job_started","job":1,"pid":7,"start_time":9}"""),
        (new RunEvent.JobStarted(Noon, 1, new ProcessIdentity(7, 9)) { BootId = "b-1" }, ""","event":"job_started","job":1,"pid":7,"start_time":9,"boot_id":"b-1"}"""),
        (new RunEvent.RunRecovered(Noon, new ProcessIdentity(43, 5)), ""","event":"run_recovered","pid":43,"start_time":5}"""),
        (new RunEvent.RunSettled(Noon), ""","event":"run_settled"}"""),
        (new RunEvent.JobStopping(Noon, 2, StopReason.Superseded), ""","event":"job_stopping","job":2,"reason":"superseded"}"""),
        (new RunEvent.JobStopping(Noon, 2, StopReason.WorktreeRemoved), ""","event":"job_stopping","job":2,"reason":"worktree-removed"}"""),
        (new RunEvent.JobFinished(Noon, 3, ExitReport.Exited(1), null, TimeSpan.FromSeconds(1.25)), ""","event":"job_finished","job":3,"status":1,"duration_ms":1250}"""),
        (new RunEvent.JobFinished(Noon, 3, ExitReport.Killed(15), StopReason.TimedOut, TimeSpan.Zero), ""","event":"job_finished","job":3,"signal":15,"stopped":"timed-out","duration_ms":0}"""),
        (new RunEvent.JobFinished(Noon, 3, ExitReport.Exited(-1073741819), StopReason.SupervisorEnding, TimeSpan.Zero), ""","event":"job_finished","job":3,"status":-1073741819,"stopped":"supervisor-ending","duration_ms":0}"""),
        (new RunEvent.JobRefused(Noon, 4, "no \"sh\"\nat all"), ""","event":"job_refused","job":4,"reason":"no \"sh\"\nat all"}"""),
        (new RunEvent.JobSkipped(Noon, 5, "no command for macos"), ""","event":"job_skipped","job":5,"reason":"no command for macos"}"""),
        (new RunEvent.JobBlocked(Noon, 6, "'a' failed"), ""","event":"job_blocked","job":6,"reason":"'a' failed"}"""),
        (new RunEvent.JobCancelled(Noon, 7, StopReason.Requested), ""","event":"job_cancelled","job":7,"reason":"requested"}"""),
        (new RunEvent.WorktreeRemoved(Noon, FolderFate.MovedAway, "/w", "gone to /v"), ""","event":"worktree_removed","fate":"moved-away","path":"/w","detail":"gone to /v"}"""),
        (new RunEvent.SlotsMissing(Noon, "no space"), ""","event":"slots_missing","reason":"no space"}"""),
        (new RunEvent.Noted(Noon, "frozen"), ""","event":"noted","text":"frozen"}"""),
        (new RunEvent.RunFinished(Noon), ""","event":"run_finished"}"""),
    ];

    [TestMethod]
    [DynamicData(nameof(Everything))]
    public void Every_event_is_one_line_and_reads_as_it_was_written(RunEvent happened, string line)
    {
        byte[] bytes = JournalJson.WriteLine(happened);
        Assert.AreEqual(At + line + "\n", Encoding.UTF8.GetString(bytes));
        Assert.AreEqual(happened, JournalJson.TryReadLine(bytes));
        Assert.AreEqual(happened, JournalJson.TryReadLine(bytes.AsSpan(0, bytes.Length - 1)));
    }

    [TestMethod]
    public void A_time_is_written_in_utc_to_the_millisecond()
    {
        var happened = new RunEvent.RunFinished(new DateTimeOffset(2026, 1, 2, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_239_999));
        Assert.AreEqual(new RunEvent.RunFinished(Noon.AddMilliseconds(123)), JournalJson.TryReadLine(JournalJson.WriteLine(happened)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\n")]
    [DataRow("{}")]
    [DataRow("[1]")]
    [DataRow("""{"event":"run_finished"}""")]
    [DataRow("""{"at":"yesterday","event":"run_finished"}""")]
    [DataRow(At + ""","event":"job_painted","job":1}""")]
    [DataRow(At + ""","event":"run_painted"}""")]
    [DataRow(At + ""","event":"job_starting"}""")]
    [DataRow(At + ""","event":"job_starting","job":"0"}""")]
    [DataRow(At + ""","event":"job_started","job":1,"pid":7}""")]
    [DataRow(At + ""","event":"job_finished","job":1,"duration_ms":1}""")]
    [DataRow(At + ""","event":"job_finished","job":1,"status":0,"signal":9}""")]
    [DataRow(At + ""","event":"run_finished"} {}""")]
    public void A_line_that_tells_nothing_is_none(string line) => Assert.IsNull(JournalJson.TryReadLine(Encoding.UTF8.GetBytes(line)));

    [TestMethod]
    public void A_reason_of_a_newer_daft_does_not_lose_the_end_of_a_job() => Assert.AreEqual(
        new RunEvent.JobFinished(Noon, 1, ExitReport.Killed(9), StopReason.Requested, TimeSpan.Zero),
        JournalJson.TryReadLine(Encoding.UTF8.GetBytes(At + ""","event":"job_finished","job":1,"signal":9,"stopped":"bored","later":[]}""")));

    [TestMethod]
    public void A_journal_is_read_in_its_order() =>
        CollectionAssert.AreEqual(Everything.Select(pair => pair.Happened).ToArray(), JournalJson.ReadAll(Whole()).ToArray());

    [TestMethod]
    public void A_journal_that_is_cut_anywhere_gives_the_events_before_the_cut()
    {
        byte[] journal = Whole();
        RunEvent[] all = [.. Everything.Select(pair => pair.Happened)];
        for (int length = 0; length <= journal.Length; length++)
        {
            int complete = journal.AsSpan(0, Math.Min(length + 1, journal.Length)).Count((byte)'\n');
            CollectionAssert.AreEqual(all[..complete], JournalJson.ReadAll(journal.AsSpan(0, length)).ToArray(), $"cut at {length}");
        }
    }

    [TestMethod]
    public void A_hole_of_nul_bytes_hides_only_what_it_covers()
    {
        byte[] first = JournalJson.WriteLine(new RunEvent.JobStarting(Noon, 1));
        byte[] last = JournalJson.WriteLine(new RunEvent.RunFinished(Noon));
        byte[] journal = [.. first, .. first.AsSpan(0, 20), .. new byte[5000], .. last, .. new byte[10]];
        CollectionAssert.AreEqual(new RunEvent[] { new RunEvent.JobStarting(Noon, 1), new RunEvent.RunFinished(Noon) }, JournalJson.ReadAll(journal).ToArray());
    }

    [TestMethod]
    public void Lines_that_cannot_be_read_are_passed_over()
    {
        byte[] line = JournalJson.WriteLine(new RunEvent.RunFinished(Noon));
        byte[] journal = [.. "not json\n\n"u8, .. line, 0xff, 0xfe, (byte)'\n', .. line];
        Assert.AreEqual(2, JournalJson.ReadAll(journal).Length);
    }

    [TestMethod]
    public void Noise_in_a_journal_is_never_an_exception()
    {
        var random = new Random(45);
        byte[] journal = Whole();
        for (int round = 0; round < 3000; round++)
        {
            byte[] broken = [.. journal];
            for (int change = 0; change < 5; change++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            Assert.IsTrue(JournalJson.ReadAll(broken).Length <= Everything.Count() + 5);
        }
    }

    private static byte[] Whole() => [.. Everything.SelectMany(pair => JournalJson.WriteLine(pair.Happened))];
}
