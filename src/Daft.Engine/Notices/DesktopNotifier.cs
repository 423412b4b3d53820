using System.Collections.Immutable;
using Daft.Core.Notices;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.ShortCommands;
using Daft.Engine.Store;
using Daft.Engine.Supervising;

namespace Daft.Engine.Notices;

/// <summary>
/// Tells of failures on the desktop where the user asked for it. Not at once: whoever watches the run shows the end of a job
/// within milliseconds, and what was seen need not be told. The program is called with literal arguments, never through a
/// shell, and is killed where it does not end; nothing of the run waits for it.
/// </summary>
internal sealed class DesktopNotifier(
    RunFolder folder, IPlatform platform, IEventQueue events, RunRecorder recorder, SupervisorClock clock, ImmutableDictionary<string, string> environment)
{
    private static readonly TimeSpan TimeToBeSeen = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestShowing = TimeSpan.FromSeconds(5);

    private readonly HashSet<int> _known = [];
    private readonly Dictionary<int, TimeSpan> _due = [];
    private readonly Dictionary<ProcessIdentity, TimeSpan> _showing = [];

    public IEnumerable<int> Processes => _showing.Keys.Select(process => process.Pid);

    public bool IsBusy => _due.Count > 0 || _showing.Count > 0;

    public TimeSpan? NextDeadline => IsBusy ? _due.Values.Concat(_showing.Values).Min() : null;

    public void OnEnded(ProcessIdentity process)
    {
        if (_showing.Remove(process))
            platform.Processes.Reap(process);
    }

    public void Tick()
    {
        if (!recorder.Plan.NotifiesDesktop)
            return;
        foreach (JobState job in recorder.State.Jobs)
        {
            if (job.Status == JobStatus.Failed && _known.Add(job.Job.Index))
                _due[job.Job.Index] = clock.Now + TimeToBeSeen;
        }

        foreach (int job in _due.Where(due => due.Value <= clock.Now).Select(due => due.Key).ToArray())
        {
            _due.Remove(job);
            if (FailureNotice.IsUnseen(folder, job))
                Show(recorder.State.Jobs[job]);
        }

        foreach (ProcessIdentity late in _showing.Where(showing => showing.Value <= clock.Now).Select(showing => showing.Key).ToArray())
        {
            platform.Processes.SignalGroup(late, ProcessSignal.Kill);
            _showing[late] = clock.Now + LongestShowing;
        }
    }

    /// <summary>What is left when the run has ended. Who tells this process to end is not kept waiting.</summary>
    public void Finish()
    {
        Tick();
        while (IsBusy)
        {
            TimeSpan left = (NextDeadline ?? clock.Now) - clock.Now;
            foreach (PlatformEvent happened in events.Wait(left > TimeSpan.Zero ? left : TimeSpan.Zero))
            {
                if (happened is PlatformEvent.ProcessEnded ended)
                    OnEnded(ended.Process);
                else if (happened is PlatformEvent.Signalled { Signal: not TerminationSignal.HangUp })
                    GiveUp();
            }

            Tick();
        }
    }

    private void Show(JobState job)
    {
        if (FindProgram() is not var (program, path))
        {
            recorder.Note("no notification: no notify-send, terminal-notifier or osascript on PATH");
            return;
        }

        SpawnResult result = platform.Spawner.Spawn(new SpawnRequest
        {
            Executable = path,
            Arguments = DesktopNotice.ArgumentsFor(program, recorder.Plan, job),
            Environment = environment,
            WorkingDirectory = Path.GetPathRoot(folder.Path) ?? folder.Path,
            OutputPath = folder.SupervisorLogPath,
        });
        if (result is SpawnResult.Started { Process: var process })
        {
            _showing[process] = clock.Now + LongestShowing;
            events.WatchEnd(process);
        }
        else if (result is SpawnResult.Refused refused)
        {
            recorder.Note($"no notification: {path}: {refused.Reason}");
        }
    }

    private (string Program, string Path)? FindProgram()
    {
        foreach (string program in DesktopNotice.Programs)
        {
            if (ExecutableSearch.Find(program, environment) is { } path)
                return (program, path);
        }

        return null;
    }

    private void GiveUp()
    {
        _due.Clear();
        foreach (ProcessIdentity process in _showing.Keys)
            platform.Processes.SignalGroup(process, ProcessSignal.Kill);
    }
}
