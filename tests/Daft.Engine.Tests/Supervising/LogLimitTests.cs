using System.Runtime.Versioning;
using System.Text;
using Daft.Core.Logs;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

/// <summary>The middle of a log goes while its job holds it open and writes on.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class LogLimitTests : RunTest
{
    private const long Limit = 1 << 20;
    private const int Rounds = 40;

    /// <summary>Half a million numbered lines and the last of them without an end.</summary>
    private const string ManyLines = "seq -f 'line %012.0f' 1 500000; printf 'the end'";

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void While_the_job_runs_its_log_goes_back_below_the_limit_again_and_again()
    {
        const string waitUntilSmall = "while [ $(( $(stat -c %b \"$log\") * 512 )) -gt $limit ]; do sleep 0.01; done";
        string script = $"""
            log=$(readlink /proc/$$/fd/1) limit={Limit + 8192} round=0
            while [ $round -lt {Rounds} ]; do head -c 5000000 /dev/zero | tr '\0' x; {waitUntilSmall}; round=$((round + 1)); done
            {Say("done")}; {Await("go")}
            """;
        RunFolder run = Launch(Plan(Job("writes", script) with { MaximumLogSize = Limit }));
        WaitUntilSaid("done");
        LogFile log = LogOf(run);
        Assert.AreEqual(Rounds * 5_000_000, log.Length);
        Assert.IsLessThanOrEqualTo(Limit, log.Length!.Value - log.LeftOut!.Value.Bytes);
        Release("go");
        AssertStatuses(EndOf(run), JobStatus.Completed);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Beginning_and_end_are_what_the_job_wrote_to_the_byte()
    {
        RunSnapshot end = RunToTheEnd(Plan(Job("writes", ManyLines) with { MaximumLogSize = Limit }));

        byte[] whole = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(1, 500_000).Select(number => $"line {number:000000000000}\n")) + "the end");
        LogFile log = LogOf(end.Folder);
        LeftOut hole = log.LeftOut!.Value;
        Assert.AreEqual(whole.Length, log.Length);
        Assert.AreEqual(Limit / 4, hole.From);
        Assert.IsGreaterThanOrEqualTo(Limit / 2, whole.Length - hole.To);
        CollectionAssert.AreEqual(whole[..(int)hole.From].Concat(whole[(int)hole.To..]).ToArray(), ReadAll(log, out long leftOut));
        Assert.AreEqual(hole.Bytes, leftOut);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Whoever_reads_along_gets_nothing_but_what_the_job_wrote()
    {
        RunFolder run = Launch(Plan(Job("writes", ManyLines + "; " + Say("done")) with { MaximumLogSize = LogTrim.SmallestLimit }));
        LogFile log = LogOf(run);
        byte[] buffer = new byte[10_000];
        long offset = 0;
        bool isOver = false;
        while (true)
        {
            isOver |= IsSaid("done");
            LogPart part = log.Read(offset, buffer);
            Assert.IsFalse(buffer.AsSpan(0, part.Count).Contains((byte)0), $"a hole was read as bytes between {offset} and {offset + part.Count}");
            offset += part.LeftOut + part.Count;
            if (part.IsEnd && isOver)
                break;
        }

        Assert.AreEqual(500_000 * 18 + 7, offset);
        EndOf(run);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_log_within_its_limit_has_no_note_and_one_that_its_job_empties_loses_it()
    {
        RunSnapshot small = RunToTheEnd(Plan(Job("small", "seq 1 1000") with { MaximumLogSize = Limit }));
        Assert.IsNull(LogOf(small.Folder).LeftOut);
        Assert.HasCount(1, Directory.GetFiles(small.Folder.Path, "small*"));

        string script = $"log=$(readlink /proc/$$/fd/1); {ManyLines}; {SayAndAwait("written", "empty")}; : >\"$log\"; echo anew; {SayAndAwait("emptied", "go")}";
        RunFolder run = Launch(Plan(Job("empties", script) with { MaximumLogSize = Limit }));
        WaitUntilSaid("written");
        WaitFor(() => LogOf(run).LeftOut is not null, "a log with a hole");
        Release("empty");
        WaitUntilSaid("emptied");
        WaitFor(() => LogOf(run).LeftOut is null, "a log without a hole");
        Release("go");
        Assert.AreEqual("anew\n", LogOf(EndOf(run), 0));
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void Where_the_file_system_makes_no_holes_the_log_stays_whole_and_that_is_said_once()
    {
        string disk = Directory.CreateDirectory(Sandbox.PathOf("ramfs")).FullName;
        if (Sandbox.Run("/", "mount", "-t", "ramfs", "daft-test", disk).ExitCode != 0)
            throw new AssertInconclusiveException("nobody but root may mount a file system without holes");
        try
        {
            var main = new WorktreeIdentity { AdministrativeId = "", Path = Repository, Root = Linux.Files.FindOwnIdentity(Repository)!.Value, Nonce = "" };
            PlannedJob writes = Job("writes", ManyLines) with { MaximumLogSize = Limit };
            RunPlan plan = Plan(writes, Job("again", ManyLines, 0) with { MaximumLogSize = Limit }) with { CommonDirectory = disk, Worktree = main };

            RunSnapshot end = RunToTheEnd(plan);

            Assert.IsNull(LogOf(end.Folder).LeftOut);
            Assert.AreEqual(500_000 * 18 + 7, ReadAll(LogOf(end.Folder), out _).Length);
            Assert.HasCount(1, Journal.Read(end.Folder).OfType<RunEvent.Noted>().Where(note => note.Text.Contains("kept whole", StringComparison.Ordinal)).ToArray());
        }
        finally
        {
            Sandbox.Run("/", "umount", "--lazy", disk);
        }
    }

    private LogFile LogOf(RunFolder run) => new(run.LogPath(Read(run).State.Plan.Jobs[0]));

    private static byte[] ReadAll(LogFile log, out long leftOut)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[64 * 1024];
        long offset = 0;
        leftOut = 0;
        for (LogPart part = log.Read(offset, buffer); !part.IsEnd; part = log.Read(offset, buffer))
        {
            bytes.AddRange(buffer.AsSpan(0, part.Count));
            leftOut += part.LeftOut;
            offset += part.LeftOut + part.Count;
        }

        return [.. bytes];
    }
}
