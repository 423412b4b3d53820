using Daft.Terminal;

namespace Daft.Tests.Harness;

/// <summary>A terminal whose window the test resizes, and whose bytes it shows on a <see cref="Screen"/>.</summary>
internal sealed class FakeTerminal(int columns = 80, int rows = 24, bool reflows = true) : ITerminal
{
    private readonly Queue<string> _answers = [];

    public static TerminalTraits Live { get; } = new() { IsLive = true, UsesColor = true, UsesUnicode = true };

    public TerminalTraits Traits { get; init; } = Live;

    public Screen Screen { get; } = new(columns, rows, reflows);

    public ScreenSize Size => new(Screen.Columns, Screen.Rows);

    public bool CanAsk => _answers.Count > 0;

    /// <summary>Each write by itself.</summary>
    public List<string> Writes { get; } = [];

    public string Written => string.Concat(Writes);

    public void Write(string text)
    {
        Writes.Add(text);
        Screen.Feed(text);
    }

    public void Answer(string line) => _answers.Enqueue(line);

    public string? ReadLine() => _answers.TryDequeue(out string? answer) ? answer : null;
}
