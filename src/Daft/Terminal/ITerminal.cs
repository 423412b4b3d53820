namespace Daft.Terminal;

/// <summary>Columns and rows of the screen.</summary>
public readonly record struct ScreenSize(int Columns, int Rows);

/// <summary>Where people read: standard error, and the keyboard behind it. The one seam that tests fake besides the clock.</summary>
public interface ITerminal
{
    TerminalTraits Traits { get; }

    /// <summary>As of now: people resize windows.</summary>
    ScreenSize Size { get; }

    /// <summary>Whether somebody is there to answer a question.</summary>
    bool CanAsk { get; }

    /// <summary>Writes in one piece. A terminal that has gone away is no error: nobody is left to tell.</summary>
    void Write(string text);

    /// <returns>The answer without its line end; null where there will be none.</returns>
    string? ReadLine();
}

public static class TerminalLines
{
    public static void WriteLine(this ITerminal terminal, string line) => terminal.Write(line + "\n");
}
