using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>Processes whose end is awaited: each by a pidfd, or by looking where the kernel has none to give.</summary>
internal sealed class PidfdWatches(IProcessTable processes) : IDisposable
{
    private readonly List<(int Descriptor, ProcessIdentity Process)> _watched = [];
    private readonly List<ProcessIdentity> _lookedAt = [];

    public int Count => _watched.Count;

    /// <summary>Some must be looked at again and again.</summary>
    public bool MustLook => _lookedAt.Count > 0;

    public void Add(ProcessIdentity process)
    {
        if (_lookedAt.Contains(process) || _watched.Exists(watch => watch.Process == process))
            return;
        if (Pidfd.TryOpen(process) is { } descriptor)
            _watched.Add((descriptor, process));
        else
            _lookedAt.Add(process);
    }

    public void Fill(Span<Libc.PollEntry> entries)
    {
        for (int i = 0; i < _watched.Count; i++)
            entries[i] = new Libc.PollEntry { Descriptor = _watched[i].Descriptor, Wanted = Libc.PollInput };
    }

    /// <param name="entries">As filled, polled since.</param>
    /// <param name="events">What has ended is added.</param>
    public void Take(ReadOnlySpan<Libc.PollEntry> entries, List<PlatformEvent> events)
    {
        for (int i = _watched.Count - 1; i >= 0; i--)
        {
            if (entries[i].Happened == 0)
                continue;
            events.Add(new PlatformEvent.ProcessEnded(_watched[i].Process));
            _ = Libc.Close(_watched[i].Descriptor);
            _watched.RemoveAt(i);
        }
    }

    public void Look(List<PlatformEvent> events)
    {
        var ended = _lookedAt.FindAll(process => !processes.IsRunning(process));
        _lookedAt.RemoveAll(ended.Contains);
        events.AddRange(ended.Select(process => new PlatformEvent.ProcessEnded(process)));
    }

    public void Dispose()
    {
        foreach (var (descriptor, _) in _watched)
            _ = Libc.Close(descriptor);
        _watched.Clear();
    }
}
