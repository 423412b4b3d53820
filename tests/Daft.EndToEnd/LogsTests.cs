using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft logs</c>, and the limit that holds while a job writes.</summary>
[TestClass]
public sealed class LogsTests : EndToEndTest
{
    private const int CouldNot = 2;
    private const int NothingKnown = 3;
    private const int Interrupted = 130;
    private const int Chunks = 100;
    private const int ChunkSize = 2_000_000;

    private const string Several = """
        hooks:
          worktree-post-create:
            piped: true
            jobs:
              - name: first
                run: printf 'a\nb\nno end'
              - name: second
                run: printf '10%%\r20%%\r\nc\n'
              - name: third
                run: exit 1
              - name: never
                run: echo never
        """;

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void Of_200_MB_no_more_than_the_limit_and_what_was_just_written_is_ever_on_the_disk()
    {
        // After each two megabytes the job itself waits until the disk has got back what is over the limit: so none wait for the next.
        Repository repository = Sandbox.CreateRepository($$"""
            log: {max_log_size: 1MB}
            hooks:
              worktree-post-create:
                jobs:
                  - name: long
                    run: |
                      log=$(readlink /proc/$$/fd/1) most=0 n=0
                      echo the beginning
                      while [ $n -lt {{Chunks}} ]; do
                        n=$((n + 1))
                        head -c {{ChunkSize}} /dev/zero | tr '\0' x
                        used=$(stat -c %b "$log")
                        [ $used -gt $most ] && most=$used
                        while [ $(($(stat -c %b "$log") * 512)) -gt 1064960 ]; do sleep 0.01; done
                      done
                      echo $((most * 512)) > most
                      printf 'the end'
            """).Install();
        Sandbox.Run(repository.Path, Limits.Build, "daft", "run").ShouldExitWith(0);

        JobRecord job = repository.Job("long");
        long size = job.Json.GetProperty("size_bytes").GetInt64();
        long leftOut = job.Json.GetProperty("left_out_bytes").GetInt64();
        Assert.AreEqual(((long)Chunks * ChunkSize) + "the beginning\nthe end".Length, size);
        Assert.IsLessThanOrEqualTo(1 << 20, size - leftOut);
        Assert.IsLessThan(4_000_000, long.Parse(repository.Read("most")), "bytes on the disk while it ran");

        CommandResult log = repository.Daft("logs", "long");
        string said = $"[daft: {leftOut} bytes";
        Assert.Contains(said, log.Output);
        Assert.Contains("left out", log.Error);
        int marker = log.Output.IndexOf('[', StringComparison.Ordinal);
        Assert.AreEqual("the beginning\n" + new string('x', (256 * 1024) - 14) + "\n", log.Output[..marker]);
        string tail = log.Output[(log.Output.IndexOf(']', StringComparison.Ordinal) + 2)..];
        Assert.AreEqual(new string('x', tail.Length - 7) + "the end", tail);
        Assert.AreEqual(size - leftOut, marker - 1 + tail.Length);
    }

    [TestMethod]
    public void A_writer_at_full_speed_leaves_no_more_than_the_limit_behind_and_a_failure_still_shows_its_end()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: fast
                    run: yes 0123456789abcde | head -c 160000000; echo the end; exit 1
                    log: {max_log_size: 1MB}
            """).Install();

        Worktree worktree = repository.AddWorktree("feature");

        Assert.Contains("the end", worktree.Added.Error);
        JobRecord job = worktree.Job("fast");
        Assert.IsLessThanOrEqualTo(1 << 20, job.Json.GetProperty("size_bytes").GetInt64() - job.Json.GetProperty("left_out_bytes").GetInt64());
        Assert.IsLessThan(2_000_000, long.Parse(worktree.Shell($"stat -c %b '{job.LogPath}'").Output) * 512);
        Assert.EndsWith("0123456789abcde\nthe end\n", worktree.Daft("logs", "fast").Output);
    }

    [TestMethod]
    public void All_logs_stand_in_the_order_of_their_starts_each_line_behind_its_job()
    {
        Worktree worktree = AddWorktree(Several);

        CommandResult all = worktree.Daft("logs", "--all");

        Assert.AreEqual("first | a\nfirst | b\nfirst | no end\nsecond | 10%\r20%\r\nsecond | c\n", all.Output);
        Assert.Contains("never", all.Error);
        Assert.AreEqual("first | no end\nsecond | c\n", worktree.Daft("logs", "--all", "--last", "1").Output);
    }

    [TestMethod]
    public void All_logs_can_be_followed_line_by_line_as_they_come()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: one, run: "printf 1; await a; echo 1; signal b; await c; echo 11", background: true}
                  - {name: two, run: "echo 2; await b.go; printf 22", background: true}
            """);
        using RunningCommand logs = worktree.Start("daft", "logs", "-f", "--all");
        Patience.Until(() => logs.OutputSoFar == "two | 2\n", "first whole line", Sandbox.Cancellation);
        Signals.Release("a");
        Patience.Until(() => logs.OutputSoFar == "two | 2\none | 11\n", "line of the other", Sandbox.Cancellation);
        Signals.Release("b.go");
        Patience.Until(() => logs.OutputSoFar == "two | 2\none | 11\ntwo | 22\n", "line without an end", Sandbox.Cancellation);
        Signals.Release("c");

        Assert.AreEqual("two | 2\none | 11\ntwo | 22\none | 11\n", logs.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0).Output);
    }

    [TestMethod]
    public void The_last_lines_of_raw_bytes_are_the_jobs_own_bytes()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: raw
                    run: printf 'first\na\000b\377\n10%%\r20%%\rno end'
            """);

        worktree.Shell("daft logs raw --last 2 > copy").ShouldExitWith(0);
        CollectionAssert.AreEqual((byte[])[.. "a\0b"u8, 0xff, .. "\n10%\r20%\rno end"u8], File.ReadAllBytes(worktree.PathOf("copy")));
        worktree.Shell("daft logs -n 0 raw > copy; daft logs -f raw >> copy").ShouldExitWith(0);
        CollectionAssert.AreEqual(File.ReadAllBytes(worktree.Job("raw").LogPath), File.ReadAllBytes(worktree.PathOf("copy")));
    }

    [TestMethod]
    public void From_the_last_line_on_a_log_can_be_followed()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: long, run: "printf 'a\\nb\\n'; signal begun; await go; echo c", background: true}
            """);
        Signals.Wait("begun");
        using RunningCommand logs = worktree.Start("daft", "logs", "-f", "--last", "1", "long");
        Patience.Until(() => logs.OutputSoFar == "b\n", "last line", Sandbox.Cancellation);
        Signals.Release("go");
        Assert.AreEqual("b\nc\n", logs.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0).Output);
    }

    [TestMethod]
    public void A_path_is_that_of_a_file()
    {
        Worktree worktree = AddWorktree(Several);

        Assert.AreEqual("a\nb\nno end", File.ReadAllText(worktree.Daft("logs", "--path", "first").Output.TrimEnd('\n')));
        Assert.HasCount(3, worktree.Daft("logs", "--path", "--all").OutputLines);
        CommandResult none = worktree.TryDaft("logs", "--path", "never").ShouldExitWith(NothingKnown);
        Assert.AreEqual("", none.Output);
        worktree.TryDaft("logs", "--path", "-f", "first").ShouldExitWith(CouldNot);
    }

    [TestMethod]
    public void Without_a_name_the_one_that_failed_is_meant_or_the_only_one()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: good, run: echo good}
                  - {name: bad, run: "echo bad; [ -e mended ]"}
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");

        CommandResult log = worktree.Daft("logs");
        Assert.AreEqual("bad\n", log.Output);
        Assert.Contains("bad", log.Error);
        worktree.Write("mended", "");
        worktree.Daft("run");
        CommandResult unclear = worktree.TryDaft("logs").ShouldExitWith(CouldNot);
        Assert.Contains("good", unclear.Error);
        worktree.Daft("run", "--job", "good");
        Assert.AreEqual("good\n", worktree.Daft("logs").Output);
        Assert.AreEqual("", worktree.Daft("logs").Error);
    }

    [TestMethod]
    public void The_logs_of_a_removed_worktree_are_found_by_its_path_its_name_and_its_run()
    {
        Repository repository = Sandbox.CreateRepository(Several).Install();
        Worktree worktree = repository.AddWorktree("feature");
        string run = worktree.Job("first").Run;
        repository.Git("worktree", "remove", "--force", worktree.Path);

        foreach (string[] where in new string[][] { ["--worktree", worktree.Path], ["--worktree", "../feature/"], ["-w", "feature"], ["--run", run], ["--run", run[..^3]] })
            Assert.AreEqual("a\nb\nno end", repository.Daft(["logs", "first", .. where]).Output);
        Assert.Contains(run, repository.Daft("jobs", "--all").Output);
        repository.TryDaft("logs", "first", "--worktree", "nowhere").ShouldExitWith(NothingKnown);
        repository.TryDaft("logs", "first", "--run", "none").ShouldExitWith(NothingKnown);
    }

    [TestMethod]
    public void Ctrl_C_ends_a_followed_log_with_130()
    {
        Worktree worktree = AddWorktree("""
            hooks:
              worktree-post-create:
                jobs:
                  - {name: long, run: echo begun; await go, background: true}
            """);
        using RunningCommand logs = worktree.Start("daft", "logs", "-f", "long");
        Patience.Until(() => logs.OutputSoFar == "begun\n", "first line of the followed log", Sandbox.Cancellation);
        worktree.Shell($"kill -INT {logs.ProcessId}").ShouldExitWith(0);
        logs.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(Interrupted);
        Assert.AreEqual("running", worktree.Job("long").Status);
        Signals.Release("go");
        worktree.WaitForJob("long", "completed");
    }

    private Worktree AddWorktree(string configuration) => Sandbox.CreateRepository(configuration).Install().AddWorktree("feature");
}
