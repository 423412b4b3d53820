using System.Diagnostics;
using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The slots that heavy background jobs of all repositories share.</summary>
[TestClass]
public sealed class SlotTests : EndToEndTest
{
    private const string Build = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: signal "$DAFT_BRANCH_NAME"; await go
                background: true
        """;

    private const int Many = 200;
    private const int Slots = 4;

    /// <summary>Where inotify's instances are as few as usual (128 for a user), some of the runs, and whatever else runs, have to do without.</summary>
    [TestMethod]
    [DoNotParallelize]
    [Timeout(2 * Limits.LongTest, CooperativeCancellation = true)]
    public void Two_hundred_worktrees_at_once_build_four_at_a_time_each_once_in_the_order_of_their_requests()
    {
        Repository repository = CreateRepository("repository", """
            hooks:
              worktree-post-create:
                jobs:
                  - name: build
                    run: |
                      for token in 1 2 3 4 none; do
                        mkdir "$DAFT_TEST_SIGNALS/token-$token" 2>/dev/null && break
                      done
                      echo "$PWD $token" >>"$DAFT_TEST_SIGNALS/started"
                      await go
                      rmdir "$DAFT_TEST_SIGNALS/token-$token"
                    background: true
            """);
        SetSlots(repository, Slots);

        repository.AddWorktreesAtOnce(Many);
        JobRecord[] queued = WaitForQueue(repository, Many - Slots);
        AssertSupervisorsAreSmall();
        Signals.Release("go");
        for (int count = 20; count <= Many; count += 20)
            Patience.Until(() => Started().Length >= count, $"start of {count} jobs", Sandbox.Cancellation);
        repository.WaitUntilAllJobsAreOver("--all");

        Assert.IsTrue(repository.Jobs("--all").All(job => job.Status == "completed"));
        string[] started = Started();
        Assert.HasCount(Many, started.Distinct().ToArray());
        Assert.IsFalse(started.Any(line => line.EndsWith("none", StringComparison.Ordinal)), "five at a time");
        AssertInOrder([.. queued.OrderBy(job => job.Place).Select(job => job.Worktree)], [.. started.Skip(Slots).Select(line => line.Split(' ')[0])]);
        Assert.IsEmpty(Line());
    }

    [TestMethod]
    public void Two_repositories_share_the_slots_and_a_killed_supervisor_frees_its_own_for_the_next()
    {
        const int count = 6;
        Repository[] repositories = [CreateRepository("one", Build), CreateRepository("two", Build)];
        Worktree[] worktrees = [.. Enumerable.Range(0, count).Select(number => Add(repositories[number % 2], $"branch-{number}", number))];
        long[] waits = [.. Enumerable.Range(0, count - 1).Select(number => KillHolder(worktrees[number], $"branch-{number + 1}"))];
        Assert.IsLessThan(TimeSpan.FromSeconds(1).TotalMilliseconds, waits.Order().ElementAt(waits.Length / 2), string.Join(' ', waits));

        // A supervisor may be killed in the very moment in which it has its job frozen: who looks next thaws it.
        foreach (Worktree killed in worktrees[..^1])
            Assert.AreEqual("lost", killed.Job("build").Status);
        Signals.Release("go");
        worktrees[^1].WaitForJob("build", "completed");
        repositories[0].AddWorktree("sweeper").WaitForJob("build", "completed");
        Patience.Until(() => Line().Length == 0, "empty line, without what the killed ones left", Sandbox.Cancellation);
    }

    [TestMethod]
    public void A_queued_job_shows_its_place_and_can_be_cancelled()
    {
        Repository repository = CreateRepository("repository", Build);
        Add(repository, "first", 0);
        Worktree second = Add(repository, "second", 1);
        Worktree third = Add(repository, "third", 2);
        Assert.Contains("queued (1st in line)", second.Daft("jobs").Output);
        Assert.AreEqual(("queued", (int?)2), (third.Job("build").Status, third.Job("build").Place));

        second.Daft("cancel", "build");
        Assert.AreEqual(("cancelled", null), (second.Job("build").Status, second.Job("build").Place));
        Assert.AreEqual(1, third.Job("build").Place);
        Signals.Release("go");
        third.WaitForJob("build", "completed");
        Assert.IsFalse(Signals.Seen("second"));
    }

    [TestMethod]
    public void Whoever_adds_a_worktree_is_told_whether_its_job_goes_on_or_waits()
    {
        Repository repository = CreateRepository("repository", Build);
        Assert.AreEqual("daft: build goes on in the background: daft logs -f build", Add(repository, "first", 0).Added.DaftLines.Single());
        Assert.AreEqual("daft: build is queued for the background (1st in line): daft jobs", Add(repository, "second", 1).Added.DaftLines.Single());
        Assert.AreEqual("daft: build is queued for the background (2nd in line): daft jobs", Add(repository, "third", 2).Added.DaftLines.Single());
        Signals.Release("go");
        repository.WaitUntilAllJobsAreOver("--all");
    }

    [TestMethod]
    public void A_worktree_that_is_removed_leaves_the_line()
    {
        Repository repository = CreateRepository("repository", Build);
        Add(repository, "first", 0);
        Worktree second = Add(repository, "second", 1);
        repository.Git("worktree", "remove", second.Path);
        repository.WaitForJobOf(second, "build", "cancelled");
        Patience.Until(() => Line().Length == 1, "line without the removed worktree", Sandbox.Cancellation);
        Signals.Release("go");
        repository.WaitUntilAllJobsAreOver("--all");
        Assert.IsFalse(Signals.Seen("second"));
    }

    [TestMethod]
    public void Foreground_jobs_and_light_ones_start_while_the_slot_is_taken()
    {
        Repository repository = CreateRepository("repository", """
            hooks:
              worktree-post-create:
                jobs:
                  - {name: generate, run: echo generated > generated, background: true}
                  - {name: install, run: cat generated, needs: [generate]}
                  - {name: fetch, run: echo fetched, background: true, weight: light}
                  - {name: build, run: signal "$DAFT_BRANCH_NAME"; await go, background: true, needs: [install]}
            """);
        Add(repository, "first", 0);
        Worktree second = repository.AddWorktree("second");
        Assert.AreEqual(("completed", "completed"), (second.Job("generate").Status, second.Job("install").Status));
        second.WaitForJob("fetch", "completed");
        Patience.Until(() => second.Job("build").Place == 1, "heavy job in the line", Sandbox.Cancellation);

        Sandbox["DAFT_NO_BACKGROUND_JOBS"] = "1";
        using RunningCommand third = repository.Start("git", "worktree", "add", "-b", "third", "../third");
        Signals.Wait("third");
        Signals.Release("go");
        third.WaitForEnd(Limits.Command, Sandbox.Cancellation).ShouldExitWith(0);
        second.WaitForJob("build", "completed");
    }

    [TestMethod]
    public void A_run_by_hand_waits_too_but_not_for_the_job_that_it_is_run_by()
    {
        Repository repository = CreateRepository("repository", """
            hooks:
              worktree-post-create:
                jobs:
                  - {name: outer, run: daft run --job inner; await inner; signal outer; await go, background: true}
                  - {name: inner, run: echo >"$DAFT_TEST_SIGNALS/inner.pipe", background: true}
            """);
        Sandbox.Run(Signals.Folder, "mkfifo", "inner.pipe").ShouldExitWith(0);
        Worktree worktree = repository.AddWorktree("first");
        Signals.Wait("outer");
        repository.Daft("run", "--job", "inner");
        Patience.Until(() => repository.Job("inner").Place == 1, "run by hand behind the job that has the slot", Sandbox.Cancellation);
        Signals.Release("inner");
        Signals.Release("go");
        repository.WaitUntilAllJobsAreOver("--all");
        // The inner job of the worktree's first run made way for the run that its outer job made.
        CollectionAssert.AreEquivalent(new[] { "completed", "completed", "completed", "cancelled" }, repository.Jobs("--all").Select(job => job.Status).ToArray());
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_is_told_once_a_run_and_holds_nobody_up()
    {
        Repository repository = CreateRepository("repository", Build);
        Sandbox.DropRootsPowers();
        File.SetUnixFileMode(Sandbox["XDG_RUNTIME_DIR"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Worktree[] worktrees = [repository.AddWorktree("first"), repository.AddWorktree("second")];
        foreach (Worktree worktree in worktrees)
        {
            worktree.WaitForJob("build", "running");
            Assert.HasCount(2, worktree.Added.Error.Split("background jobs start without a slot: "), worktree.Added.Error);
            Assert.Contains("background jobs start without a slot: ", worktree.Daft("jobs").Output);
            string log = File.ReadAllText(Path.Combine(Path.GetDirectoryName(worktree.Job("build").LogPath)!, "supervisor.log"));
            StringAssert.StartsWith(log, "daft: background jobs start without a slot: ", StringComparison.Ordinal);
        }

        Signals.Release("go");
        repository.WaitUntilAllJobsAreOver("--all");
    }

    [TestMethod]
    public void A_number_of_slots_that_is_none_is_told_and_the_usual_number_holds()
    {
        Repository repository = CreateRepository("repository", Build);
        repository.Git("config", "--global", "--unset", "daft.backgroundSlots");
        repository.Git("config", "daft.backgroundSlots", "many");
        Worktree worktree = repository.AddWorktree("first");
        Assert.Contains("daft.backgroundSlots is 'many', no whole number from 0 up; ignored", worktree.Added.Error);
        Signals.Wait("first");
        Assert.HasCount(1, Line());
        Signals.Release("go");
        worktree.WaitForJob("build", "completed");
    }

    private Repository CreateRepository(string name, string configuration)
    {
        Repository repository = Sandbox.CreateRepository(configuration, name);
        SetSlots(repository, 1);
        return repository.Install();
    }

    private static void SetSlots(Repository repository, int number) =>
        repository.Git("config", "--global", "daft.backgroundSlots", number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Its job runs where <paramref name="before"/> is 0, and stands in the line behind so many otherwise.</summary>
    private Worktree Add(Repository repository, string name, int before)
    {
        Worktree worktree = repository.AddWorktree(name);
        if (before == 0)
            Signals.Wait(name);
        else
            Patience.Until(() => worktree.Job("build").Place == before, $"job of {name} in the line", Sandbox.Cancellation);
        return worktree;
    }

    private string[] Started() => Signals.Read("started").TrimEnd('\n').Split('\n');

    private JobRecord[] WaitForQueue(Repository repository, int count)
    {
        JobRecord[] queued = [];
        Patience.Until(() => (queued = [.. repository.Jobs("--all").Where(job => job.Place is not null)]).Length == count, $"line of {count}", Sandbox.Cancellation);
        CollectionAssert.AreEquivalent(Enumerable.Range(1, count).Cast<int?>().ToArray(), queued.Select(job => job.Place).ToArray());
        return queued;
    }

    /// <summary>Next to nothing of one's own as soon as one only waits, however long the line, with and without a watch.</summary>
    private void AssertSupervisorsAreSmall()
    {
        int[] supervisors = [.. LiveProcesses.Find(Sandbox.Mark).Where(process => process.Contains(" __supervise ", StringComparison.Ordinal)).Select(process => int.Parse(process.Split(' ')[0], CultureInfo.InvariantCulture))];
        Assert.HasCount(Many, supervisors);
        Patience.Until(() => supervisors.All(supervisor => OwnKilobytes(supervisor) < 2048), "two hundred small supervisors", Sandbox.Cancellation);
    }

    private static int OwnKilobytes(int process)
    {
        string own = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return int.Parse(own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Whoever starts has fewer than four before it that have not ended, so all but three of those before it have started earlier.
    /// How many behind it have is not promised: one who is slow in its slot sees others pass through the next.
    /// </summary>
    private static void AssertInOrder(string[] line, string[] started)
    {
        for (int place = 0; place < line.Length; place++)
            Assert.IsLessThan(Slots, place - Array.IndexOf(started, line[place]), $"{line[place]}, {place + 1} in the line");
    }

    /// <returns>Milliseconds until the next job has started.</returns>
    private long KillHolder(Worktree holder, string next)
    {
        Assert.IsFalse(Signals.Seen(next));
        int supervisor = Sandbox.FindProcess(Path.GetDirectoryName(holder.Job("build").LogPath)!);
        long start = Stopwatch.GetTimestamp();
        LiveProcesses.Kill(supervisor);
        Signals.Wait(next);
        return (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private string[] Line() => Directory.GetFiles(Path.Combine(Sandbox["XDG_RUNTIME_DIR"], "daft", "slots"));
}
