using System.Collections.Concurrent;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.Windows;

/// <summary>Our children, kept from their start until they are reaped: an open handle keeps number and exit code.</summary>
internal sealed class Children
{
    private readonly ConcurrentDictionary<ProcessIdentity, Child> _children = new();

    public void Add(ProcessIdentity identity, Child child) => _children[identity] = child;

    public Child? Find(ProcessIdentity identity) => _children.GetValueOrDefault(identity);

    public void Remove(ProcessIdentity identity)
    {
        if (Find(identity) is { } child && WindowsProcesses.HasEnded(child.Process) && _children.TryRemove(identity, out _))
            child.Dispose();
    }
}
