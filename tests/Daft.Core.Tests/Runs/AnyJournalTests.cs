using System.Text;
using Daft.Core.Configuration;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Runs;

/// <summary>
/// What holds of every journal, whatever stands in it: events in random order and twice over, cut at every byte, with noise
/// and with lines of a later version between them. A seed that fails is named.
/// </summary>
[TestClass]
public sealed class AnyJournalTests
{
    private const int Jobs = 4;
    private const int Rounds = 400;

    private static readonly RunState Fresh = RunState.Initial(Plans.Of(JobOrder.Parallel, [.. Enumerable.Range(0, Jobs).Select(job => Plans.Job($"{job}"))]));

    [TestMethod]
    public void An_ended_job_stays_as_it_ended_and_a_closed_run_as_it_was_closed() => ForEverySeed(random =>
    {
        RunState run = Fresh;
        foreach (RunEvent happened in Events(random, 60))
        {
            RunState next = run.After(happened);
            Assert.IsTrue(run.Jobs.Zip(next.Jobs).All(pair => !pair.First.Status.IsFinal() || pair.First == pair.Second), $"{happened} changed an end");
            if (run.IsFinished || run.IsSettled)
                Assert.AreSame(run, next, $"{happened} changed a closed run");
            run = next;
        }
    });

    [TestMethod]
    public void No_event_counts_twice() => ForEverySeed(random =>
    {
        RunState run = Fresh;
        foreach (RunEvent happened in Events(random, 60))
        {
            run = run.After(happened);
            AssertSame(run, run.After(happened), $"{happened} again");
        }
    });

    [TestMethod]
    public void An_event_that_is_not_allowed_changes_nothing_and_one_that_is_moves_forward() => ForEverySeed(random =>
    {
        RunState run = Fresh;
        foreach (RunEvent.OfJob happened in Events(random, 60).OfType<RunEvent.OfJob>().Where(happened => happened.Job is >= 0 and < Jobs))
        {
            JobState before = run.Jobs[happened.Job];
            run = run.After(happened);
            JobState after = run.Jobs[happened.Job];
            Assert.AreEqual(JobTransitions.Allows(before, happened), before != after, $"{before.Status} and {happened}");
            Assert.IsGreaterThanOrEqualTo(Rank(before), Rank(after), $"{before.Status} became {after.Status} by {happened}");
        }
    });

    [TestMethod]
    public void One_by_one_or_all_at_once_or_in_two_parts_is_the_same() => ForEverySeed(random =>
    {
        RunEvent[] events = [.. Events(random, 40)];
        int cut = random.Next(events.Length);
        RunState oneByOne = events.Aggregate(Fresh, (run, happened) => run.After(happened));
        AssertSame(oneByOne, Fresh.After([.. events]), "all at once");
        AssertSame(oneByOne, Fresh.After([.. events[..cut]]).After([.. events[cut..]]), $"in two parts, at {cut}");
    });

    [TestMethod]
    public void A_journal_cut_at_any_byte_gives_the_state_of_what_stands_before() => ForEverySeed(
        random =>
        {
            RunEvent[] events = [.. Events(random, 12)];
            byte[] journal = Bytes(events);
            for (int length = 0; length <= journal.Length; length++)
            {
                // A line without its line feed is whole.
                int complete = journal.AsSpan(0, Math.Min(length + 1, journal.Length)).Count((byte)'\n');
                AssertSame(Fresh.After([.. events[..complete]]), Fresh.After(JournalJson.ReadAll(journal.AsSpan(0, length))), $"cut at {length}");
            }
        },
        rounds: 20);

    [TestMethod]
    public void A_torn_line_that_somebody_ended_later_hides_no_other() => ForEverySeed(random =>
    {
        RunEvent[] events = [.. Events(random, 12)];
        int torn = random.Next(events.Length);
        byte[] piece = JournalJson.WriteLine(events[torn]);
        byte[] journal = [.. Bytes(events[..torn]), .. piece.AsSpan(0, random.Next(piece.Length - 1)), (byte)'\n', .. Bytes(events[torn..])];
        AssertSame(Fresh.After([.. events]), Fresh.After(JournalJson.ReadAll(journal)), $"torn at {torn}");
    });

    [TestMethod]
    public void Noise_and_lines_of_a_later_daft_between_the_lines_change_nothing() => ForEverySeed(random =>
    {
        RunEvent[] events = [.. Events(random, 20)];
        var journal = new List<byte>();
        foreach (RunEvent happened in events)
        {
            journal.AddRange(Strange(random));
            journal.AddRange(JournalJson.WriteLine(happened));
        }

        AssertSame(Fresh.After([.. events]), Fresh.After(JournalJson.ReadAll(journal.ToArray())), "with strange lines");
    });

    [TestMethod]
    public void Without_its_supervisor_every_job_of_any_run_has_ended_and_none_of_the_ends_is_new() => ForEverySeed(random =>
    {
        RunState run = Fresh.After([.. Events(random, random.Next(40))]);
        RunState lost = run.WithoutSupervisor();
        Assert.IsTrue(lost.Jobs.All(job => job.Status.IsFinal()));
        Assert.IsTrue(run.Jobs.Zip(lost.Jobs).All(pair => pair.First.Status.IsFinal() ? pair.First == pair.Second : pair.Second.Status == JobStatus.Lost));
        RunState alive = lost.WithSurvivors(Enumerable.Range(0, Jobs).ToDictionary(index => index, _ => (ProcessIdentity?)null));
        Assert.IsTrue(alive.Jobs.All(job => job.LivesOn == (job.Status == JobStatus.Lost)));
    });

    [TestMethod]
    public void No_duration_is_negative_whatever_the_journal_says() => ForEverySeed(random =>
    {
        string journal = Encoding.UTF8.GetString(Bytes([.. Events(random, 40)])).Replace("\"duration_ms\":", "\"duration_ms\":-", StringComparison.Ordinal);
        Assert.IsTrue(Fresh.After(JournalJson.ReadAll(Encoding.UTF8.GetBytes(journal))).Jobs.All(job => job.Duration is null || job.Duration >= TimeSpan.Zero));
    });

    private static void ForEverySeed(Action<Random> test, int rounds = Rounds)
    {
        for (int seed = 0; seed < rounds; seed++)
        {
            try
            {
                test(new Random(seed));
            }
            catch (AssertFailedException e)
            {
                throw new AssertFailedException($"seed {seed}: {e.Message}", e);
            }
        }
    }

    /// <summary>In no order at all, some of them twice, some of jobs that do not exist, at times that go back and forth.</summary>
    private static IEnumerable<RunEvent> Events(Random random, int count)
    {
        RunEvent? last = null;
        for (int i = 0; i < count; i++)
        {
            last = last is not null && random.Next(6) == 0 ? last : Any(random);
            yield return last;
        }
    }

    private static RunEvent Any(Random random)
    {
        DateTimeOffset at = Plans.Noon.AddSeconds(random.Next(-1000, 1000));
        int job = random.Next(-1, Jobs + 1);
        var process = new ProcessIdentity(random.Next(2, 9), (ulong)random.Next(3));
        StopReason reason = (StopReason)random.Next(Enum.GetValues<StopReason>().Length);
        return random.Next(40) switch
        {
            < 2 => new RunEvent.RunStarted(at, process, "b", "1"),
            2 => new RunEvent.RunFinished(at),
            3 => new RunEvent.RunSettled(at),
            4 => new RunEvent.RunRecovered(at, process),
            5 => new RunEvent.Noted(at, "a note"),
            < 12 => new RunEvent.JobStarting(at, job),
            < 20 => new RunEvent.JobStarted(at, job, process) { BootId = "b" },
            < 25 => new RunEvent.JobStopping(at, job, reason),
            < 31 => new RunEvent.JobFinished(at, job, ExitReport.Exited(random.Next(3)), random.Next(2) == 0 ? null : reason, TimeSpan.FromSeconds(random.Next(5))),
            < 33 => new RunEvent.JobCancelled(at, job, reason),
            < 35 => new RunEvent.JobSkipped(at, job, "skipped"),
            < 37 => new RunEvent.JobBlocked(at, job, "blocked"),
            _ => new RunEvent.JobRefused(at, job, "refused"),
        };
    }

    private static byte[] Strange(Random random) => random.Next(5) switch
    {
        0 => Encoding.UTF8.GetBytes("{\"at\":\"2026-01-02T12:00:00.000Z\",\"event\":\"job_painted\",\"job\":1,\"colour\":\"red\"}\n"),
        1 => Encoding.UTF8.GetBytes("{\"at\":\"2026-01-02T12:00:00.000Z\",\"event\":\"run_painted\"}\n"),
        2 => [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (byte)random.Next(128, 256)), (byte)'\n'],
        3 => new byte[random.Next(1, 600)],
        _ => [],
    };

    private static byte[] Bytes(RunEvent[] events) => [.. events.SelectMany(JournalJson.WriteLine)];

    private static int Rank(JobState job) => job.Status.IsFinal() ? 3 : job.Status == JobStatus.Running ? 2 : job.Announced ? 1 : 0;

    private static void AssertSame(RunState expected, RunState actual, string what)
    {
        CollectionAssert.AreEqual(expected.Jobs.ToArray(), actual.Jobs.ToArray(), what);
        Assert.AreEqual(expected with { Jobs = actual.Jobs }, actual, what);
    }
}
