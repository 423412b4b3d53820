using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Engine.Supervising;
using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Launching;

/// <summary>A run that has a supervisor, and which process that is.</summary>
/// <param name="Signal">Given when the supervisor holds the run; whoever follows the run disposes it. Null where this system has none.</param>
public sealed record LaunchedRun(RunSnapshot Run, ProcessIdentity Supervisor, IStartSignal? Signal);

/// <summary>Writes a run's folder and starts its supervisor.</summary>
/// <remarks>
/// Detaching. Whoever called git must be free of the warm-up the moment the hook exits: a shell's pipe that waits for
/// end-of-file, a GUI that reads both of git's pipes to their end, an agent that waits for a stray descriptor. So the
/// supervisor gets a session of its own (no terminal, no hang-up), <c>/dev/null</c> and its own log in place of the standard
/// three, and nothing else of ours but the run's lock (<see cref="RunStore"/>). It stands in the root folder, so that it
/// keeps no folder of the user's busy, and it has the caller's environment without what git put there for its own use.
/// </remarks>
public sealed class RunLauncher(IPlatform platform, string executable, TimeProvider time)
{
    public const string SuperviseCommand = "__supervise";

    /// <summary>Argument of <see cref="SuperviseCommand"/>: <see cref="SupervisorStart.Telling"/>.</summary>
    public const string WithStartSignal = "--tell";

    /// <summary>Argument of <see cref="SuperviseCommand"/>: <see cref="SupervisorStart.Early"/>.</summary>
    public const string Early = "--wait";

    /// <summary>Argument of <see cref="SuperviseCommand"/>: the run's supervisor is gone; end what outlived it and is to end.</summary>
    public const string Recover = "--recover";

    /// <summary>
    /// Starts a supervisor while it is not known yet what it will have to do: a process takes as long to begin as a hook takes to
    /// read the commit and to plan, so the two go on side by side.
    /// </summary>
    /// <returns>Null where this cannot be done; why not is told when there really is a run.</returns>
    public EarlyStart? TryStartEarly(string commonDirectory, IReadOnlyDictionary<string, string> environment)
    {
        IStartSignal? signal = platform.CreateStartSignal();
        EarlyStart? start = signal is { MayStartEarly: true } ? TryStartEarly(new RunStore(commonDirectory, platform.Files), signal, environment) : null;
        if (start is null)
            signal?.Dispose();
        return start;
    }

    /// <param name="environment">Of the caller; the jobs see it without git's local variables.</param>
    /// <param name="early">The supervisor of this run, where it has been started already.</param>
    /// <exception cref="DaftException">The folder cannot be written or the supervisor cannot be started.</exception>
    public LaunchedRun Launch(RunPlan plan, IReadOnlyDictionary<string, string> environment, EarlyStart? early = null)
    {
        var created = early?.Finish(plan) ?? new RunStore(plan.CommonDirectory, platform.Files).Create(plan);
        using var held = created.Lock;
        if (InteractiveJobs.AreIn(plan))
            RunInteractive(plan, created.Folder, environment);
        (ProcessIdentity supervisor, IStartSignal? signal) = early?.Release() ?? Start(created, environment);
        return new LaunchedRun(new RunReader(platform.Files).Read(created.Folder, plan), supervisor, signal);
    }

    /// <summary>
    /// A view of the run for whoever waits for it. Signals are caught from the beginning where a job is waited for: Ctrl+C
    /// shall cancel it.
    /// </summary>
    public Following.RunWatch Watch(LaunchedRun launched, bool waitsForJobs) =>
        new(platform, launched.Run, time, catchSignals: true, launched.Supervisor, waitsForJobs ? null : launched.Signal);

    /// <summary>
    /// Puts somebody in the place of a supervisor that is gone, to do what was asked of it and to end what runs on in a removed
    /// worktree. He goes on when the caller ends.
    /// </summary>
    /// <returns>False where somebody holds the run already.</returns>
    /// <exception cref="DaftException">The lock cannot be had or nobody be started.</exception>
    public bool TryRecover(RunFolder folder, IReadOnlyDictionary<string, string> environment)
    {
        using SafeFileHandle? held = TryLock(folder);
        if (held is null)
            return false;
        SpawnRequest request = Request(folder, held, null, environment);
        return platform.Spawner.Spawn(request with { Arguments = [.. request.Arguments, Recover] }) switch
        {
            SpawnResult.Refused refused => throw new DaftException($"cannot start '{executable}': {refused.Reason}"),
            _ => true,
        };
    }

    private void RunInteractive(RunPlan plan, RunFolder folder, IReadOnlyDictionary<string, string> environment)
    {
        using var jobs = new InteractiveJobs(
            plan, folder, platform, time, GitEnvironment.ForJobs(environment).ToImmutableDictionary(), earlier => TryRecover(earlier, environment), earlier => Tend(earlier, environment));
        jobs.Run();
    }

    private void Tend(RunFolder earlier, IReadOnlyDictionary<string, string> environment)
    {
        if (new RunReader(platform.Files).TryRead(earlier) is { } lost)
            new LostRuns(platform, this, time).Tend(lost, environment);
    }

    private EarlyStart? TryStartEarly(RunStore store, IStartSignal signal, IReadOnlyDictionary<string, string> environment)
    {
        var stamp = RunStamp.Now(store, time);
        UnfinishedRun? run = TryBegin(store, stamp.RunId);
        if (run is null)
            return null;
        SpawnRequest request = Request(run.Folder, run.Lock, signal, environment);
        if (platform.Spawner.Spawn(request with { Arguments = [SuperviseCommand, run.Folder.Path, Early], OutputPath = run.SupervisorLogPath }) is SpawnResult.Started started)
        {
            signal.ChildEnd.Dispose();
            return new EarlyStart(stamp, run, started.Process, signal);
        }

        run.Dispose();
        return null;
    }

    private static UnfinishedRun? TryBegin(RunStore store, string runId)
    {
        try
        {
            return store.Begin(runId);
        }
        catch (DaftException)
        {
            return null;
        }
    }

    private (ProcessIdentity Supervisor, IStartSignal? Signal) Start(CreatedRun created, IReadOnlyDictionary<string, string> environment)
    {
        IStartSignal? signal = platform.CreateStartSignal();
        switch (platform.Spawner.Spawn(Request(created.Folder, created.Lock, signal, environment)))
        {
            case SpawnResult.Started started:
                signal?.ChildEnd.Dispose();
                return (started.Process, signal);
            case SpawnResult.Refused refused:
                signal?.Dispose();
                throw new DaftException($"cannot start '{executable}': {refused.Reason}", "install daft anew, or start fewer processes, then: daft run");
            default:
                throw new InvalidOperationException("a spawn is started or refused");
        }
    }

    private SafeFileHandle? TryLock(RunFolder folder)
    {
        try
        {
            return platform.Files.TryLock(folder.LockPath);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException($"cannot take the run's lock: {e.Message}", e);
        }
    }

    private SpawnRequest Request(RunFolder folder, SafeFileHandle held, IStartSignal? signal, IReadOnlyDictionary<string, string> environment) => new()
    {
        Executable = executable,
        Arguments = [SuperviseCommand, folder.Path, .. signal is null ? ReadOnlySpan<string>.Empty : [WithStartSignal]],
        Environment = GitEnvironment.ForJobs(environment),
        WorkingDirectory = Path.GetPathRoot(folder.Path) ?? folder.Path,
        OutputPath = folder.SupervisorLogPath,
        InheritedLock = held,
        StartSignal = signal,
        OutlivesParent = true,
    };
}
