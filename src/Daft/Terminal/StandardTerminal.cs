using System.Text;
using Daft.Core;

namespace Daft.Terminal;

/// <summary>Standard error and standard input of this process.</summary>
/// <param name="traits">What may be written.</param>
/// <param name="size">Asks the system; null where it cannot tell.</param>
/// <param name="error">Standard error.</param>
/// <param name="keyboard">Opens standard input, without the base library's line editor: that one changes the terminal's mode.</param>
public sealed class StandardTerminal(TerminalTraits traits, Func<ScreenSize?> size, IDataOutput error, Func<Stream> keyboard) : ITerminal
{
    /// <summary>What a terminal of unknown size is taken for.</summary>
    private static readonly ScreenSize Usual = new(80, 24);

    private readonly Lazy<Stream> _keyboard = new(keyboard);
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
            _isGone = !error.TryWrite(Encoding.UTF8.GetBytes(text));
        }
        catch (DaftException)
        {
            // The window was closed or the disk behind a redirection is full; what daft does goes on.
            _isGone = true;
        }
    }

    public string? ReadLine()
    {
        var line = new List<byte>();
        for (int next = _keyboard.Value.ReadByte(); next != '\n'; next = _keyboard.Value.ReadByte())
        {
            if (next < 0)
                return line.Count == 0 ? null : Decoded(line);
            line.Add((byte)next);
        }

        return Decoded(line);
    }

    private static string Decoded(List<byte> line) => Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
}
