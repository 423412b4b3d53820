using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>Background jobs stand behind everything else on the machine; what somebody waits for does not.</summary>
[TestClass]
public sealed class PriorityTests : EndToEndTest
{
    private const string Usual = "0 none: prio 0";
    private const string Idle = "19 idle";
    private const string Low = "10 best-effort: prio 7";

    /// <summary>Niceness and class for the disk, as a child of the job sees them; niceness of the session.</summary>
    private const string Tell = """echo "$(nice) $(ionice)"; sed 's/.* //' /proc/self/autogroup""";

    [TestMethod]
    public void A_background_job_is_idle_and_its_supervisor_and_what_a_foreground_job_needs_are_not()
    {
        Worktree worktree = AddWorktree(CreateRepository(), sessionOfWarm: 19);

        AssertPriorities(worktree, Idle, 19);
        Assert.AreEqual("0\n", Signals.Read("supervisor"));
    }

    [TestMethod]
    [DataRow("low", Low, 10)]
    [DataRow("normal", Usual, 0)]
    public void Gits_configuration_decides(string setting, string expected, int session)
    {
        Repository repository = CreateRepository();
        repository.Git("config", "daft.backgroundPriority", setting);

        AssertPriorities(AddWorktree(repository, session), expected, session);

        CommandResult own = repository.Daft("run");
        Assert.AreEqual("", own.Output);
        repository.WaitForJob("warm", "completed");
        AssertPriorities(repository, expected, session);
    }

    [TestMethod]
    public void A_job_that_is_stopped_gets_its_share_of_the_machine_to_end_with()
    {
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warm
                    background: true
                    run: |
                      trap 'until grep -q " 0$" /proc/self/autogroup; do :; done; exit 0' TERM
                      until grep -q " 19$" /proc/self/autogroup; do :; done
                      signal lowered
                      while :; do await never & wait $!; done
            """).Install();
        Worktree worktree = repository.AddWorktree("feature");
        Signals.Wait("lowered");

        worktree.Daft("cancel", "warm");

        // Not by the SIGKILL at the end of the grace: it saw its session raised, and ended by itself.
        JobRecord warm = worktree.WaitForJob("warm", "cancelled");
        Assert.AreEqual(0, warm.Json.GetProperty("exit_code").GetInt32(), warm.Json.ToString());
    }

    [TestMethod]
    public void A_supervisor_is_woken_soon_and_its_jobs_like_everybody()
    {
        if (!File.Exists("/proc/self/sched") || Environment.OSVersion.Version < new Version(6, 12))
            Assert.Inconclusive("this kernel has no turns of a process's own, or does not tell of them");
        string usual = SliceIn(File.ReadAllText("/proc/self/sched"));
        Repository repository = Sandbox.CreateRepository("""
            hooks:
              worktree-post-create:
                jobs:
                  - name: warm
                    background: true
                    run: cat /proc/$PPID/sched > "$DAFT_TEST_SIGNALS/supervisor"; cat /proc/self/sched > "$DAFT_TEST_SIGNALS/job"
            """).Install();

        repository.AddWorktree("feature").WaitForJob("warm", "completed");

        Assert.AreEqual("100000", SliceIn(Signals.Read("supervisor")));
        Assert.AreEqual(usual, SliceIn(Signals.Read("job")));
    }

    /// <summary>The turn, in nanoseconds, that a process asks the kernel for.</summary>
    private static string SliceIn(string scheduling) =>
        scheduling.Split('\n').Single(line => line.StartsWith("se.slice ", StringComparison.Ordinal)).Split(':')[1].Trim();

    [TestMethod]
    public void Whoever_wants_all_in_the_foreground_gets_it_at_full_speed()
    {
        Repository repository = CreateRepository();
        Sandbox["DAFT_NO_BACKGROUND_JOBS"] = "1";

        AssertPriorities(AddWorktree(repository, sessionOfWarm: 0), Usual, 0);
    }

    /// <summary>A session's niceness is given a moment after its job has started, so the job waits for it.</summary>
    private Repository CreateRepository() => Sandbox.CreateRepository($$"""
        hooks:
          worktree-post-create:
            jobs:
              - name: needed
                run: {{Tell}}
                background: true
              - name: install
                run: {{Tell}}
                needs: [needed]
              - name: warm
                background: true
                needs: [install]
                run: |
                  cut -d' ' -f19 /proc/$PPID/stat > "$DAFT_TEST_SIGNALS/supervisor"
                  until grep -q " $SESSION_OF_WARM\$" /proc/self/autogroup; do :; done
                  {{Tell}}
        """).Install();

    private Worktree AddWorktree(Repository repository, int sessionOfWarm)
    {
        Sandbox["SESSION_OF_WARM"] = $"{sessionOfWarm}";
        Worktree worktree = repository.AddWorktree("feature");
        worktree.WaitForJob("warm", "completed");
        return worktree;
    }

    private static void AssertPriorities(Checkout worktree, string warm, int session)
    {
        Assert.AreEqual($"{Usual}\n0\n", worktree.Log("needed"));
        Assert.AreEqual($"{Usual}\n0\n", worktree.Log("install"));
        Assert.AreEqual($"{warm}\n{session}\n", worktree.Log("warm"));
    }
}
