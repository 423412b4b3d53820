using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Supervising;

namespace Daft.Engine.Recovering;

/// <summary>A survivor that is being stopped. It is no child of ours: how it ends cannot be known, only that it has.</summary>
internal sealed class SurvivingJob
{
    private readonly Survivors _survivors;
    private readonly RunState _run;
    private readonly IPlatform _platform;
    private readonly IEventQueue _events;
    private Survivor _seen;

    public SurvivingJob(Survivors survivors, RunState run, Survivor seen, IPlatform platform, IEventQueue events)
    {
        _survivors = survivors;
        _run = run;
        _seen = seen;
        _platform = platform;
        _events = events;
    }

    public int Index => _seen.Job.Job.Index;

    /// <summary>Null until somebody wants it to end.</summary>
    public StopLadder? Ladder { get; private set; }

    public bool IsGone { get; private set; }

    /// <summary>There was still somebody to be asked to end.</summary>
    public bool WasSignalled { get; private set; }

    public void Stop(StopReason reason, TimeSpan killAt)
    {
        if (Ladder is { } climbing)
            climbing.Hurry(killAt);
        else
            Ladder = new StopLadder(reason, killAt, Signal);
    }

    /// <summary>Each by itself and by its identity: what has left in between is nobody's concern.</summary>
    private void Signal(ProcessSignal signal)
    {
        Find();
        if (IsGone)
            return;
        WasSignalled = true;
        Send(signal);
    }

    /// <summary>Who is left, and whose end to wait for. A child may be born between a look and its signals: where all were to be dead, none is spared.</summary>
    public void Look()
    {
        Find();
        if (!IsGone && Ladder is { KillAt: null })
            Send(ProcessSignal.Kill);
    }

    private void Send(ProcessSignal signal)
    {
        foreach (ProcessIdentity member in _seen.Members)
            _platform.Processes.Signal(member, signal);
    }

    private void Find()
    {
        if (IsGone)
            return;
        if (_survivors.After(_run, _seen) is not { } left)
        {
            IsGone = true;
            return;
        }

        _seen = left;
        foreach (ProcessIdentity member in left.Members)
            _events.WatchEnd(member);
    }
}
