using Daft.Core;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Reporting;
using Daft.Terminal;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

/// <summary>The follower's loop over a real run folder; the journal is written by the test in the supervisor's place.</summary>
[TestClass]
public sealed class RunReporterTests : IDisposable
{
    private static readonly IPlatform Platform = new Composition().Platform;

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTerminal _terminal = new() { Traits = TerminalTraits.Plain };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void A_run_with_background_jobs_only_is_one_line()
    {
        RunPlan plan = Plan(Example.Job(0, "warmup-build", background: true));
        using Run run = Create(plan);
        run.Tell(Example.Begun(), Example.Started(0));

        RunReport report = Follow(run, FollowRequest.OfOwn(plan, showsEverything: false));

        Assert.AreEqual(ExitCode.Done, report.ExitCode);
        Assert.AreEqual("daft: warmup-build goes on in the background: daft logs -f warmup-build\n", _terminal.Written);
    }

    [TestMethod]
    public void Nothing_is_called_started_before_the_supervisor_says_that_it_holds_the_run()
    {
        RunPlan plan = Plan(Example.Job(0, "warmup-build", background: true));
        using Run run = Create(plan);

        RunReport report = Follow(run, FollowRequest.OfOwn(plan, showsEverything: false) with { Limit = TimeSpan.FromMilliseconds(50) });

        Assert.IsTrue(report.TimedOut);
        Assert.AreEqual("", _terminal.Written);
    }

    [TestMethod]
    public void A_supervisor_that_does_not_begin_is_not_waited_for_beyond_its_limit()
    {
        RunPlan plan = Plan(Example.Job(0, "install"));
        using Run run = Create(plan);

        RunReport report = Follow(run, FollowRequest.OfOwn(plan, showsEverything: false) with { ConfirmationLimit = TimeSpan.FromMilliseconds(50) });

        Assert.IsEmpty(report.Failed);
        Assert.AreEqual("daft: the run has not begun yet and is not waited for: daft jobs\n", _terminal.Written);
    }

    [TestMethod]
    public void A_supervisor_that_died_before_its_first_word_leaves_lost_jobs()
    {
        RunPlan plan = Plan(Example.Job(0, "warmup-build", background: true));
        Run run = Create(plan);
        run.Dispose();

        Follow(run, FollowRequest.OfOwn(plan, showsEverything: false));

        Assert.AreEqual("daft: warmup-build lost: its supervisor ended before starting it\n", _terminal.Written);
    }

    [TestMethod]
    public void It_goes_on_when_the_journal_grows_and_ends_with_the_last_foreground_job()
    {
        RunPlan plan = Plan(Example.Job(0, "install"), Example.Job(1, "warmup", background: true, needs: 0));
        using Run run = Create(plan);
        run.Tell(Example.Begun(), Example.Started(0));
        Task<RunReport> following = Task.Run(() => Follow(run, FollowRequest.OfOwn(plan, showsEverything: false)), TestContext.CancellationToken);

        run.Tell(Example.Ended(0, 2, status: 3));
        RunReport report = following.WaitAsync(TimeSpan.FromSeconds(30), TestContext.CancellationToken).GetAwaiter().GetResult();

        Assert.AreEqual(ExitCode.JobFailed, report.ExitCode);
        Assert.AreEqual("install", report.Failed.Single().Job.Name);
        Assert.Contains("daft: install failed after 2.0s: exit status 3; whole log: daft logs install\n", _terminal.Written);
        Assert.EndsWith("daft: warmup goes on in the background: daft logs -f warmup\n", _terminal.Written);
    }

    [TestMethod]
    public void Out_of_time_it_says_so_and_leaves_the_run_alone()
    {
        RunPlan plan = Plan(Example.Job(0, "install"));
        using Run run = Create(plan);
        run.Tell(Example.Begun(), Example.Started(0));

        RunReport report = Follow(run, new FollowRequest { Jobs = [0], IsOwn = false, Limit = TimeSpan.FromMilliseconds(50) });

        Assert.AreEqual(ExitCode.TimedOut, report.ExitCode);
        Assert.IsEmpty(Directory.GetFiles(run.Folder.ControlPath));
    }

    public void Dispose() => _folder.Dispose();

    private RunPlan Plan(params PlannedJob[] jobs) => Example.Plan([.. jobs]) with { CommonDirectory = _folder.Path };

    private Run Create(RunPlan plan) => new(new RunStore(_folder.Path, Platform.Files).Create(plan));

    private RunReport Follow(Run run, FollowRequest request)
    {
        RunSnapshot snapshot = new RunReader(Platform.Files).TryRead(run.Folder) ?? throw new AssertFailedException("the run cannot be read");
        using var watch = new RunWatch(Platform, snapshot, TimeProvider.System, catchSignals: false);
        return new RunReporter(_terminal, TimeProvider.System).Follow(watch, request);
    }

    /// <summary>A run under this test's own supervision: alive until disposed.</summary>
    private sealed class Run(CreatedRun created) : IDisposable
    {
        public RunFolder Folder => created.Folder;

        public void Tell(params RunEvent[] events)
        {
            using var journal = new Journal(Folder);
            foreach (RunEvent happened in events)
                journal.Append(happened);
        }

        public void Dispose() => created.Lock.Dispose();
    }
}
