using System.Diagnostics;
using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Git;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Supervising;

/// <summary>
/// A repository with a linked worktree, plans made by hand, real supervisors and jobs. Jobs and tests talk through files
/// in <see cref="Signals"/>. Every test ends by proving that none of its processes is left.
/// </summary>
[SupportedOSPlatform("linux")]
public abstract class RunTest : GitTest
{
    /// <summary>Milliseconds for a whole test.</summary>
    protected const int TestLimit = 60_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MarkedProcesses _processes = new(Linux.Processes);
    private readonly List<ProcessIdentity> _children = [];
    private readonly Lazy<GitSandbox> _sandbox;
    private readonly Lazy<string> _repository;
    private readonly Lazy<string> _worktree;
    private int _runs;

    protected RunTest()
    {
        _sandbox = new Lazy<GitSandbox>(PrepareSandbox);
        _repository = new Lazy<string>(() => Sandbox.NewRepository());
        _worktree = new Lazy<string>(() => AddMarkedWorktree("feature"));
    }

    protected static IPlatform Linux { get; } = new LinuxPlatform();

    /// <summary>The executable as built, beside the tests.</summary>
    protected static string Daft { get; } = Path.Combine(AppContext.BaseDirectory, "daft");

    protected string Repository => _repository.Value;

    /// <summary>A linked worktree whose creation is marked as handled.</summary>
    protected string Worktree => _worktree.Value;

    protected string CommonDirectory => Path.Combine(Repository, ".git");

    protected string AdministrativeFolder => Path.Combine(CommonDirectory, "worktrees", "feature");

    internal GitSandbox Sandbox => _sandbox.Value;

    private string Signals => Sandbox.PathOf("signals");

    [TestCleanup]
    public void ProveThatNothingIsAlive()
    {
        try
        {
            // One that has failed has said enough already.
            if (TestContext.CurrentTestOutcome == UnitTestOutcome.Passed)
                WaitFor(() => _processes.Alive().Count == 0, "the end of every process of this test");
        }
        finally
        {
            _processes.KillAll();
            _children.ForEach(Linux.Processes.Reap);
        }
    }

    /// <summary>What a job says to the test: <c>sh</c> for "this has happened".</summary>
    protected static string Say(string name) => $": >\"$SIGNALS/{name}\"";

    /// <summary>What a job waits for: <c>sh</c> for "until the test says so".</summary>
    protected static string Await(string name) => $"while [ ! -e \"$SIGNALS/{name}\" ]; do sleep 0.02; done";

    protected static string SayAndAwait(string said, string awaited) => $"{Say(said)}; {Await(awaited)}";

    protected void Release(string name) => File.WriteAllBytes(Path.Combine(Signals, name), []);

    protected bool IsSaid(string name) => File.Exists(Path.Combine(Signals, name));

    protected void WaitUntilSaid(string name) => WaitFor(() => IsSaid(name), $"'{name}'");

    /// <summary>The process whose number a job wrote with <c>echo</c> into the signal <paramref name="name"/>.</summary>
    protected ProcessIdentity ProcessSaid(string name)
    {
        string path = Path.Combine(Signals, name);
        WaitFor(() => File.Exists(path) && File.ReadAllText(path).EndsWith('\n'), $"a number in '{name}'");
        return Linux.Processes.Find(int.Parse(File.ReadAllText(path))) ?? throw new AssertFailedException($"'{name}' names no process");
    }

    protected static PlannedJob Job(string name, string command, params int[] needs) =>
        new() { Index = 0, Name = name, Command = command, Needs = [.. needs], LogFile = $"{name}.log" };

    protected RunPlan Plan(params PlannedJob[] jobs) => Plan(JobOrder.Parallel, jobs);

    protected RunPlan Plan(JobOrder order, params PlannedJob[] jobs) => new()
    {
        RunId = $"20260101T120000000Z-{++_runs:x6}",
        Hook = HookNames.WorktreePostCreate,
        Trigger = "a test",
        CreatedAt = TimeProvider.System.GetUtcNow(),
        CommonDirectory = CommonDirectory,
        Worktree = Identify(Worktree),
        Branch = "feature",
        Order = order,
        Jobs = [.. jobs.Select((job, index) => job with { Index = index })],
    };

    internal RunStore Store => new(CommonDirectory, Linux.Files);

    protected RunSnapshot Read(RunFolder run) =>
        new RunReader(Linux.Files).TryRead(run) ?? throw new AssertFailedException($"{run.Path} is no run");

    /// <summary>As the hook does it.</summary>
    protected RunFolder Launch(RunPlan plan) => Launch(plan, out _);

    protected RunFolder Launch(RunPlan plan, out ProcessIdentity supervisor)
    {
        LaunchedRun launched = new RunLauncher(Linux, Daft, TimeProvider.System).Launch(plan, Sandbox.Variables);
        _children.Add(launched.Supervisor);
        supervisor = launched.Supervisor;
        return launched.Run.Folder;
    }

    /// <summary>The same, for a folder that the test has made and changed.</summary>
    protected ProcessIdentity Supervise(CreatedRun created)
    {
        using var held = created.Lock;
        return Start(new SpawnRequest
        {
            Executable = Daft,
            Arguments = [RunLauncher.SuperviseCommand, created.Folder.Path],
            Environment = Sandbox.Variables,
            WorkingDirectory = "/",
            OutputPath = created.Folder.SupervisorLogPath,
            InheritedLock = held,
        });
    }

    protected ProcessIdentity Start(string script, CreatedRun? holding = null) => Start(new SpawnRequest
    {
        Executable = Linux.FindShell(),
        Arguments = ["-c", script],
        Environment = Sandbox.Variables,
        WorkingDirectory = "/",
        OutputPath = Sandbox.PathOf("output"),
        InheritedLock = holding?.Lock,
    });

    /// <summary>The run as its supervisor left it.</summary>
    protected RunSnapshot EndOf(RunFolder run)
    {
        WaitFor(() => !Linux.Files.IsLocked(run.LockPath), $"the end of {run.RunId}");
        RunSnapshot end = Read(run);
        Assert.IsTrue(end.State.IsFinished, $"it ended without a word: {File.ReadAllText(run.SupervisorLogPath)}");
        return end;
    }

    protected RunSnapshot RunToTheEnd(RunPlan plan) => EndOf(Launch(plan));

    protected static void AssertStatuses(RunSnapshot run, params JobStatus[] statuses) =>
        CollectionAssert.AreEqual(statuses, run.State.Jobs.Select(job => job.Status).ToArray(), string.Join("; ", run.State.Jobs.Select(job => job.Reason)));

    protected static string LogOf(RunSnapshot run, int job) => File.ReadAllText(run.Folder.LogPath(run.State.Jobs[job].Job));

    protected void WaitFor(Func<bool> condition, string what)
    {
        using var queue = Linux.CreateEventQueue();
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new AssertFailedException($"waited in vain for {what}");
            queue.Wait(TimeSpan.FromMilliseconds(5));
        }
    }

    protected string AddMarkedWorktree(string name)
    {
        string worktree = Sandbox.AddWorktree(Repository, name);
        WorktreeMarker.Claim(Sandbox.Layout(worktree).GitDirectory);
        return worktree;
    }

    protected WorktreeIdentity Identify(string worktree)
    {
        WorktreeLayout layout = Sandbox.Layout(worktree);
        return new WorktreeIdentity
        {
            AdministrativeId = layout.AdministrativeId,
            Path = worktree,
            Root = Linux.Files.FindOwnIdentity(worktree)!.Value,
            Nonce = WorktreeMarker.Find(layout.GitDirectory) ?? "",
        };
    }

    private GitSandbox PrepareSandbox()
    {
        GitSandbox sandbox = NewSandbox();
        sandbox.Variables[_processes.Variable.Key] = _processes.Variable.Value;
        sandbox.Variables["SIGNALS"] = Directory.CreateDirectory(sandbox.PathOf("signals")).FullName;
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } runtime)
            sandbox.Variables["DOTNET_ROOT"] = runtime;
        return sandbox;
    }

    private ProcessIdentity Start(SpawnRequest request)
    {
        if (Linux.Spawner.Spawn(request) is not SpawnResult.Started started)
            throw new AssertFailedException($"'{request.Executable}' was not started");
        _children.Add(started.Process);
        return started.Process;
    }
}
