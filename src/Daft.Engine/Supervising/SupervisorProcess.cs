using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Launching;
using Daft.Engine.Notices;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>
/// The whole life of a supervisor: <c>daft __supervise RUN-FOLDER</c>, started by a hook that hands it the run's held lock.
/// </summary>
public static class SupervisorProcess
{
    private static readonly TimeSpan LastWordsEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(30);

    /// <param name="complain">Hears why the line for the slots cannot be used, where it cannot.</param>
    /// <param name="start">What whoever started it waits for.</param>
    /// <exception cref="DaftException">There is no such run, or it has been supervised before.</exception>
    public static void Run(
        string folderPath,
        IPlatform platform,
        TimeProvider time,
        string version,
        ImmutableDictionary<string, string> environment,
        Action<string> complain,
        SupervisorStart start = SupervisorStart.Unwatched)
    {
        ProcessIdentity self = Self(platform);
        string boot = platform.BootId;
        var folder = new RunFolder(folderPath);
        if (start == SupervisorStart.Early && !platform.AwaitRelease())
        {
            UnfinishedRun.DiscardAbandoned(folder);
            return;
        }

        var plan = RunReader.TryReadPlan(folder) ?? throw new DaftException($"'{folderPath}' is no run of daft's");
        var begun = RunState.From(plan, Journal.Read(folder));
        if (begun.StartedAt is not null)
            throw new DaftException($"run {folder.RunId} has been supervised before");

        // Normally handed on by the hook and held already; taken here where the system cannot hand locks on.
        using var held = platform.Files.IsLocked(folder.LockPath) ? null : platform.Files.TryLock(folder.LockPath);
        using var journal = new Journal(folder);
        using var events = platform.CreateEventQueue();
        var clock = new SupervisorClock(time);
        var recorder = new RunRecorder(folder, begun, journal, clock);
        using var slots = new SlotQueue(recorder, platform, events, clock, complain);
        // Before the run is said to have begun: whoever waits for that goes on its way then, and is to hear of it.
        slots.Open();
        // Before anybody goes on his way, too: nobody can be removing the worktree yet, whose git does not expect a new file.
        var notices = NoticeBoard.Of(plan, platform.Files);
        notices.Raise(self);
        recorder.Record(at => new RunEvent.RunStarted(at, self, boot, version));
        if (start != SupervisorStart.Unwatched)
            platform.GiveStartSignal();
        platform.Processes.AdoptOrphans();
        platform.Processes.WakeSoon();
        var notifier = new DesktopNotifier(folder, platform, events, recorder, clock, environment);
        var supervision = new Supervision(folder, platform, events, recorder, clock, new JobStarter(plan, folder, platform, environment), slots, notifier)
        {
            Predecessors = new Predecessors(folder, recorder, platform, events, clock, run => Recover(run, platform, time, environment), run => Tend(run, platform, time, environment)),
        };
        supervision.Run();
        recorder.Record(at => new RunEvent.RunFinished(at));
        notifier.Finish();
        SayLastWords(recorder, events, clock);
        notices.Settle();
        // Nobody waits for it: whoever followed this run has read that it is finished.
        new RunSweep(platform, plan.CommonDirectory).ByRetention(plan, clock.WallTime);
    }

    /// <summary>The same for a run whose supervisor is gone: <c>daft __supervise RUN-FOLDER --recover</c>.</summary>
    /// <exception cref="DaftException">There is no such run.</exception>
    public static void Recover(string folderPath, IPlatform platform, TimeProvider time)
    {
        var folder = new RunFolder(folderPath);
        var plan = RunReader.TryReadPlan(folder) ?? throw new DaftException($"'{folderPath}' is no run of daft's");
        using var held = platform.Files.IsLocked(folder.LockPath) ? null : platform.Files.TryLock(folder.LockPath);
        var run = new RunSnapshot { Folder = folder, IsSupervised = true, State = RunState.From(plan, Journal.Read(folder)) };
        if (run.State.IsFinished)
            return;
        using var journal = new Journal(folder);
        using var events = platform.CreateEventQueue();
        var clock = new SupervisorClock(time);
        var recorder = new RunRecorder(folder, run.State, journal, clock);
        recorder.Record(at => new RunEvent.RunRecovered(at, Self(platform)));
        new RecoverySupervision(run, platform, events, recorder, clock).Run();
        SayLastWords(recorder, events, clock);
    }

    private static void Recover(RunFolder run, IPlatform platform, TimeProvider time, ImmutableDictionary<string, string> environment) =>
        Launcher(platform, time).TryRecover(run, environment);

    private static void Tend(RunFolder run, IPlatform platform, TimeProvider time, ImmutableDictionary<string, string> environment)
    {
        if (new RunReader(platform.Files).TryRead(run) is { } lost)
            new LostRuns(platform, Launcher(platform, time), time).Tend(lost, environment);
    }

    private static RunLauncher Launcher(IPlatform platform, TimeProvider time) => new(platform, Environment.ProcessPath ?? "daft", time);

    private static ProcessIdentity Self(IPlatform platform) =>
        platform.Processes.Find(Environment.ProcessId) ?? new ProcessIdentity(Environment.ProcessId, 0);

    /// <summary>A full disk may take a while to be mended; after that the log is intact and the rest is lost.</summary>
    private static void SayLastWords(RunRecorder recorder, IEventQueue events, SupervisorClock clock)
    {
        TimeSpan end = clock.Now + LastWordsLimit;
        while (recorder.IsBehind && clock.Now < end)
        {
            events.Wait(LastWordsEvery);
            recorder.CatchUp();
        }
    }
}
