using Daft.Core.Slots;

namespace Daft.Engine.Slots;

/// <summary>Where one job of ours stands in the line, until it is disposed. Those before it only become fewer.</summary>
public sealed class SlotPlace : IDisposable
{
    private readonly SlotFolder _folder;
    private readonly IDisposable _held;
    private readonly List<string> _before;

    internal SlotPlace(SlotFolder folder, IDisposable held, IEnumerable<SlotTicket> before)
    {
        _folder = folder;
        _held = held;
        _before = [.. before.Select(ticket => ticket.Name)];
    }

    /// <summary>
    /// Whether fewer than <paramref name="limit"/> stand before it. No more than so many of them are asked: who stands behind those
    /// is asked when it comes to be one of them.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public bool IsAmongFirst(int limit)
    {
        for (int index = 0; index < limit && index < _before.Count;)
        {
            if (_folder.IsHeld(_before[index]))
                index++;
            else
                _before.RemoveAt(index);
        }

        return _before.Count < limit;
    }

    public void Dispose() => _held.Dispose();
}
