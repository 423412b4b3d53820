using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Reporting;
using Daft.Terminal;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class RunDisplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();

    [TestMethod]
    [DataRow(20, "⠋ install-…kages 4.2s", "⠋ lint 4.2s Checking")]
    [DataRow(80, "⠋ install-packages 4.2s Compiling 日本語 v0.1.0", "⠋ lint 4.2s Checking")]
    [DataRow(200, "⠋ install-packages 4.2s Compiling 日本語 v0.1.0", "⠋ lint 4.2s Checking")]
    public void Running_jobs_have_a_line_each_that_fits_the_screen(int columns, string first, string second)
    {
        var terminal = new FakeTerminal(columns);
        Write(0, "downloading\nCompiling \e[1m日本語\e[0m v0.1.0\n");
        Write(1, "Checking");
        RunDisplay display = Display(terminal, TwoAndWarmup);
        _clock.Elapsed = TimeSpan.FromSeconds(4.2);

        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0), Example.Started(1)));

        string[] lines = terminal.Screen.Text.Split('\n');
        Assert.HasCount(2, lines);
        foreach (string line in lines)
            Assert.IsLessThan(columns, Cells.Of(line));
        if (columns > 20)
            CollectionAssert.AreEqual(new[] { first, second }, lines.Select(AtFrameZero).ToArray());
    }

    [TestMethod]
    [DataRow(20)]
    [DataRow(80)]
    [DataRow(200)]
    public void When_all_is_over_only_the_lines_of_the_ends_are_left(int columns)
    {
        var terminal = new FakeTerminal(columns);
        RunDisplay display = Display(terminal, TwoAndWarmup);
        Write(0, new string('日', 300));
        Write(1, "noise\n");
        terminal.Write("HEAD is at 1234567\n");

        List<RunEvent> happened = [Example.Begun(), Example.Started(0), Example.Started(1)];
        for (int frame = 0; frame < 20; frame++)
        {
            _clock.Elapsed = TimeSpan.FromSeconds(frame * 0.1);
            display.Show(Example.State(TwoAndWarmup, [.. happened]));
        }

        happened.Add(Example.Ended(1, 2.0));
        display.Show(Example.State(TwoAndWarmup, [.. happened]));
        happened.Add(Example.Ended(0, 4.2));
        display.Show(Example.State(TwoAndWarmup, [.. happened]));
        display.Close();

        terminal.Screen.Resize(200);
        Assert.AreEqual("HEAD is at 1234567\n✓ lint 2.0s\n✓ install-packages 4.2s", terminal.Screen.Text);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Windows_resized_while_jobs_run_leave_no_garbage(bool reflows)
    {
        var terminal = new FakeTerminal(200, reflows: reflows);
        RunDisplay display = Display(terminal, TwoAndWarmup);
        Write(0, new string('x', 500));
        Write(1, new string('日', 500));
        terminal.Write("kept\n");

        foreach (int columns in new[] { 200, 80, 20, 61, 200, 20, 33 })
        {
            terminal.Screen.Resize(columns);
            display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0), Example.Started(1)));
            Assert.HasCount(3, terminal.Screen.Text.Split('\n'), $"at {columns} columns:\n{terminal.Screen.Text}");
        }

        display.Close();
        Assert.AreEqual("kept", terminal.Screen.Text);
    }

    [TestMethod]
    public void More_jobs_than_fit_are_counted()
    {
        RunPlan plan = Example.Plan([.. Enumerable.Range(0, 30).Select(index => Example.Job(index, $"job-{index}"))]);
        var terminal = new FakeTerminal(rows: 6);

        Display(terminal, plan).Show(Example.State(plan, [Example.Begun(), .. Enumerable.Range(0, 30).Select(index => Example.Started(index))]));

        string[] lines = terminal.Screen.Text.Split('\n');
        Assert.HasCount(4, lines);
        Assert.AreEqual("and 27 more", lines[^1]);
    }

    [TestMethod]
    public void A_failed_job_shows_its_last_twenty_lines_under_what_it_died_of()
    {
        var terminal = new FakeTerminal(200);
        PlannedJob job = Example.Job(0, "build") with { FailText = "Ask in\nthe canteen" };
        RunPlan plan = Example.Plan(job);
        _folder.Write(job.LogFile, string.Concat(Enumerable.Range(1, 30).Select(line => $"line {line}\n")));

        Display(terminal, plan).Show(Example.State(plan, Example.Begun(), Example.Started(0), Example.Ended(0, 4.2, 101)));

        string[] lines = terminal.Screen.Text.Split('\n');
        Assert.AreEqual("✗ build failed after 4.2s: exit status 101; Ask in the canteen; whole log: daft logs build", lines[0]);
        CollectionAssert.AreEqual(Enumerable.Range(11, 20).Select(line => $"    line {line}").ToArray(), lines[1..]);
    }

    [TestMethod]
    public void Without_a_live_terminal_starts_and_ends_are_plain_lines()
    {
        var terminal = new FakeTerminal { Traits = TerminalTraits.Plain };
        RunDisplay display = Display(terminal, TwoAndWarmup);

        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0)));
        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0)));
        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0), Example.Ended(0, 0.036), Example.Started(1), Example.Ended(1, 61, 3)));
        display.Close();

        Assert.AreEqual(
            """
            daft: install-packages started
            daft: install-packages completed in 36ms
            daft: lint started
            daft: lint failed after 1m1s: exit status 3; whole log: daft logs lint

            """,
            terminal.Written);
    }

    [TestMethod]
    public void Every_other_end_is_told_with_its_reason()
    {
        var terminal = new FakeTerminal { Traits = TerminalTraits.Plain };
        RunPlan plan = Example.Plan([.. new[] { "a", "b", "c", "d", "e" }.Select((name, index) => Example.Job(index, name))]);

        Display(terminal, plan).Show(Example.State(
            plan,
            Example.Begun(),
            new RunEvent.JobSkipped(Example.At(0), 0, "no command for linux"),
            new RunEvent.JobBlocked(Example.At(0), 1, "'x' failed"),
            new RunEvent.JobRefused(Example.At(0), 2, "its root 'web' does not exist"),
            new RunEvent.JobCancelled(Example.At(0), 3, StopReason.Requested),
            Example.Started(4),
            new RunEvent.JobFinished(Example.At(3), 4, ExitReport.Killed(15), StopReason.WorktreeRemoved, TimeSpan.FromSeconds(3))).WithoutSupervisor());

        Assert.AreEqual(
            """
            daft: a skipped: no command for linux
            daft: b not run: 'x' failed
            daft: c failed: its root 'web' does not exist
            daft: d cancelled before it started
            daft: e started
            daft: e cancelled after 3.0s: its worktree was removed

            """,
            terminal.Written);
    }

    [TestMethod]
    public void Everything_is_streamed_with_the_job_s_name_where_several_run_at_once()
    {
        var terminal = new FakeTerminal { Traits = TerminalTraits.Plain };
        RunDisplay display = Display(terminal, TwoAndWarmup, everything: true);

        Write(0, "one\ntwo");
        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0)));
        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0), Example.Ended(0, 1, 1)));

        Assert.AreEqual(
            """
            daft: install-packages started
            install-packages | one
            install-packages | two
            daft: install-packages failed after 1.0s: exit status 1; whole log: daft logs install-packages

            """,
            terminal.Written);
    }

    [TestMethod]
    public void Somebody_else_s_run_tells_only_of_the_jobs_waited_for()
    {
        var terminal = new FakeTerminal { Traits = TerminalTraits.Plain };
        var display = new RunDisplay(terminal, _clock, Folder, new FollowRequest { Jobs = [1], IsOwn = false });

        display.Show(Example.State(TwoAndWarmup, Example.Begun(), Example.Started(0), Example.Started(1), Example.Ended(0, 1), Example.Ended(1, 2)));

        Assert.AreEqual("daft: lint completed in 2.0s\n", terminal.Written);
    }

    public void Dispose() => _folder.Dispose();

    private static RunPlan TwoAndWarmup { get; } =
        Example.Plan(Example.Job(0, "install-packages"), Example.Job(1, "lint"), Example.Job(2, "warmup-build", background: true, needs: 0));

    private RunFolder Folder => new(_folder.Path);

    private RunDisplay Display(ITerminal terminal, RunPlan plan, bool everything = false) =>
        new(terminal, _clock, Folder, FollowRequest.OfOwn(plan, everything));

    private void Write(int job, string text) => _folder.Write(TwoAndWarmup.Jobs[job].LogFile, text);

    private static string AtFrameZero(string line) => "⠋" + line[1..];
}
