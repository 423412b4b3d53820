namespace Daft.EndToEnd.Harness;

/// <summary>Everything a test did, in order; printed where it fails.</summary>
internal sealed class Transcript
{
    private readonly List<string> _entries = [];

    public void Add(string entry)
    {
        lock (_entries)
            _entries.Add(entry);
    }

    public override string ToString()
    {
        lock (_entries)
            return string.Join('\n', _entries);
    }
}
