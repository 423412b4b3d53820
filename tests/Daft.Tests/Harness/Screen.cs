using System.Globalization;
using System.Text;
using Daft.Terminal;

namespace Daft.Tests.Harness;

/// <summary>
/// What a person sees after all the bytes: a small terminal emulator (ECMA-48 as far as daft uses it). It fails at any
/// sequence that it does not know, so that nothing is drawn that was not meant.
/// </summary>
/// <param name="reflows">Whether a new width wraps old lines anew, as most terminals do, or cuts them off, as xterm does.</param>
internal sealed class Screen(int columns, int rows, bool reflows)
{
    private readonly List<Row> _lines = [new Row()];
    private int _row;
    private int _column;
    private bool _wraps = true;

    public int Columns { get; private set; } = columns;

    public int Rows { get; } = rows;

    public bool CursorIsVisible { get; private set; } = true;

    /// <summary>Column of the cursor, from 0.</summary>
    public int CursorColumn => _column;

    public string Text => string.Join('\n', _lines.Select(line => line.Text)).TrimEnd('\n');

    private int Top => Math.Max(0, _lines.Count - Rows);

    public void Feed(string text)
    {
        for (int index = 0; index < text.Length;)
        {
            if (text[index] == '\e')
            {
                index += Obey(text.AsSpan(index));
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out int length);
            index += length;
            Put(rune);
        }
    }

    public void Resize(int columns)
    {
        if (reflows)
            Reflow(columns);
        else
            _lines.ForEach(line => line.Cut(columns));
        Columns = columns;
        _column = Math.Min(_column, columns - 1);
    }

    private void Put(Rune rune)
    {
        switch (rune.Value)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                MoveDown(wrapped: false);
                break;
            case < ' ':
                throw new AssertFailedException($"a control character {rune.Value:x2} reached the screen");
            default:
                Show(rune);
                break;
        }
    }

    private void Show(Rune rune)
    {
        int width = Cells.Of(rune);
        if (_column + width > Columns)
        {
            if (!_wraps)
                return;
            MoveDown(wrapped: true);
            _column = 0;
        }

        _lines[_row].Set(_column, rune, width);
        _column += width;
    }

    private void MoveDown(bool wrapped)
    {
        _lines[_row].ContinuesBelow = wrapped;
        _row++;
        if (_row == _lines.Count)
            _lines.Add(new Row());
        // A line feed leaves the column alone; terminals in their usual mode get a carriage return from the driver.
        _column = 0;
    }

    private int Obey(ReadOnlySpan<char> text)
    {
        int length = 2 + text[2..].IndexOfAnyInRange('@', '~') + 1;
        string sequence = text[1..length].ToString();
        int number = int.TryParse(sequence.AsSpan(1, sequence.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : 1;
        switch (sequence)
        {
            case "[K":
                _lines[_row].Cut(_column);
                break;
            case "[J":
                _lines[_row].Cut(_column);
                _lines[_row].ContinuesBelow = false;
                _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                break;
            case "[?7l" or "[?7h":
                _wraps = sequence[^1] == 'h';
                break;
            case "[?25l" or "[?25h":
                CursorIsVisible = sequence[^1] == 'h';
                break;
            case ['[', .., 'A']:
                _row = Math.Max(Top, _row - number);
                break;
            case ['[', .., 'm']:
                break;
            default:
                throw new AssertFailedException($"unknown sequence ESC {sequence}");
        }

        return length;
    }

    private void Reflow(int columns)
    {
        List<Row> old = [.. _lines];
        int cursorLine = _row;
        int cursorOffset = _column;
        while (cursorLine > 0 && old[cursorLine - 1].ContinuesBelow)
            cursorOffset += old[--cursorLine].Length;
        _lines.Clear();
        for (int line = 0; line < old.Count; line++)
        {
            int start = line;
            var whole = new Row();
            whole.Append(old[line]);
            while (old[line].ContinuesBelow)
                whole.Append(old[++line]);
            if (start == cursorLine)
                (_row, _column) = (_lines.Count + (cursorOffset / columns), cursorOffset % columns);
            _lines.AddRange(whole.Split(columns));
        }
    }

    /// <summary>One row of cells; a wide character fills two, the second of them empty.</summary>
    private sealed class Row
    {
        private readonly List<string> _cells = [];

        public bool ContinuesBelow { get; set; }

        public int Length => _cells.Count;

        public string Text => string.Concat(_cells).TrimEnd();

        public void Set(int column, Rune rune, int width)
        {
            if (width == 0)
            {
                if (column > 0)
                    _cells[column - 1] += rune.ToString();
                return;
            }

            while (_cells.Count < column + width)
                _cells.Add(" ");
            _cells[column] = rune.ToString();
            if (width == 2)
                _cells[column + 1] = "";
        }

        public void Cut(int column)
        {
            if (_cells.Count > column)
                _cells.RemoveRange(column, _cells.Count - column);
        }

        public void Append(Row other) => _cells.AddRange(other._cells);

        public IEnumerable<Row> Split(int columns)
        {
            List<string[]> pieces = [.. _cells.Chunk(columns)];
            if (pieces.Count == 0)
                pieces.Add([]);
            for (int piece = 0; piece < pieces.Count; piece++)
            {
                var row = new Row { ContinuesBelow = piece < pieces.Count - 1 };
                row._cells.AddRange(pieces[piece]);
                yield return row;
            }
        }
    }
}
