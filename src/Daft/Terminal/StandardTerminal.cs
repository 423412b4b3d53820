using System.Text;

namespace Daft.Terminal;

/// <summary>Standard error and standard input of this process.</summary>
/// <param name="traits">What may be written.</param>
/// <param name="size">Asks the system; null where it cannot tell.</param>
/// <param name="keyboard">Opens standard input, without the base library's line editor: that one changes the terminal's mode.</param>
public sealed class StandardTerminal(TerminalTraits traits, Func<ScreenSize?> size, Func<Stream> keyboard) : ITerminal
{
    /// <summary>What a terminal of unknown size is taken for.</summary>
    private static readonly ScreenSize Usual = new(80, 24);

    private readonly Stream _error = Console.OpenStandardError();
    private bool _isGone;

    public TerminalTraits Traits { get; } = traits;

    public ScreenSize Size => size() is { Columns: > 0, Rows: > 0 } known ? known : Usual;

    public bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    public void Write(string text)
    {
        if (_isGone)
            return;
        try
        {
            _error.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // The window was closed (EIO) or the disk behind a redirection is full; what daft does goes on.
            _isGone = true;
        }
    }

    public string? ReadLine()
    {
        using Stream input = keyboard();
        var line = new List<byte>();
        for (int next = input.ReadByte(); next != '\n'; next = input.ReadByte())
        {
            if (next < 0)
                return line.Count == 0 ? null : Decoded(line);
            line.Add((byte)next);
        }

        return Decoded(line);
    }

    private static string Decoded(List<byte> line) => Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
}
