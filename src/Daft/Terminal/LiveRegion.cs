using System.Globalization;
using System.Text;

namespace Daft.Terminal;

/// <summary>
/// The lines at the foot of the screen that are redrawn in place.
/// </summary>
/// <remarks>
/// Between two writes the cursor stands at the start of the region's first line. Terminals disagree about what a new
/// width does to lines already drawn: some wrap them anew, some cut them off. In both the cursor stays where it was in the
/// text, so that erasing from it to the end of the screen removes the whole region, however many rows it has
/// become. The cursor is never hidden: however this process ends, there is nothing to give back. Each change is one write,
/// with line wrap off meanwhile, so that a window made narrower in that very moment cannot break a line in two.
/// </remarks>
public sealed class LiveRegion(ITerminal terminal)
{
    private const string WrapOff = "\e[?7l";
    private const string WrapOn = "\e[?7h";
    private const string EraseLine = "\e[K";
    private const string EraseBelow = "\e[J";

    private bool _isDrawn;
    private int _columns;

    /// <param name="lines">Each narrower than the screen; no more of them than the screen has rows.</param>
    public void Draw(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            Erase();
            return;
        }

        int columns = terminal.Size.Columns;
        var frame = new StringBuilder(_isDrawn && columns != _columns ? "\r" + EraseBelow : "\r");
        frame.Append(WrapOff).AppendJoin(EraseLine + "\r\n", lines).Append(EraseBelow).Append(WrapOn);
        if (lines.Count > 1)
            frame.Append(CultureInfo.InvariantCulture, $"\e[{lines.Count - 1}A");
        terminal.Write(frame.Append('\r').ToString());
        _isDrawn = true;
        _columns = columns;
    }

    /// <summary>Writes lines that stay; the region is drawn again below them at the next <see cref="Draw"/>.</summary>
    public void WriteAbove(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
            return;
        string prefix = _isDrawn ? "\r" + EraseBelow : "";
        _isDrawn = false;
        terminal.Write(prefix + string.Concat(lines.Select(line => line + "\n")));
    }

    public void Erase()
    {
        if (_isDrawn)
            terminal.Write("\r" + EraseBelow);
        _isDrawn = false;
    }
}
