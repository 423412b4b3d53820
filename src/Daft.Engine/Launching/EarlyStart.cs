using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Launching;

/// <summary>A supervisor that waits for its plan. Disposed before there is one, it is gone without a trace.</summary>
public sealed class EarlyStart : IDisposable
{
    private readonly UnfinishedRun _run;
    private readonly ProcessIdentity _supervisor;
    private IStartSignal? _signal;

    internal EarlyStart(RunStamp stamp, UnfinishedRun run, ProcessIdentity supervisor, IStartSignal signal)
    {
        Stamp = stamp;
        _run = run;
        _supervisor = supervisor;
        _signal = signal;
    }

    /// <summary>For the plan: the supervisor knows its run by it.</summary>
    public RunStamp Stamp { get; }

    public void Dispose()
    {
        _run.Dispose();
        // What the supervisor hears of this is the end of the line; it must find nothing then, or two would delete the same.
        _signal?.Dispose();
    }

    internal CreatedRun Finish(RunPlan plan) => _run.Finish(plan);

    /// <summary>The supervisor begins. Its signal belongs to the caller from now on.</summary>
    internal (ProcessIdentity Supervisor, IStartSignal Signal) Release()
    {
        IStartSignal signal = _signal ?? throw new InvalidOperationException("a supervisor is released once");
        _signal = null;
        signal.Release();
        return (_supervisor, signal);
    }
}
