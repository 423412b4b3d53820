using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Daft.Engine.Platform;

/// <summary>Termination signals, kept for the one thread that waits instead of ending the process.</summary>
internal sealed class SignalInbox(Action wake) : IDisposable
{
    private readonly ConcurrentQueue<TerminationSignal> _arrived = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public void Open()
    {
        if (_registrations.Count > 0)
            return;
        Register(PosixSignal.SIGINT, TerminationSignal.Interrupt);
        Register(PosixSignal.SIGTERM, TerminationSignal.Terminate);
        Register(PosixSignal.SIGHUP, TerminationSignal.HangUp);
    }

    public IEnumerable<PlatformEvent> Take()
    {
        while (_arrived.TryDequeue(out TerminationSignal signal))
            yield return new PlatformEvent.Signalled(signal);
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _registrations.Clear();
    }

    private void Register(PosixSignal signal, TerminationSignal meaning) =>
        _registrations.Add(PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            _arrived.Enqueue(meaning);
            wake();
        }));
}
