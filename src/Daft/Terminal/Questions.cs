namespace Daft.Terminal;

public static class Questions
{
    /// <summary>Yes only where somebody says so; an empty answer and a closed terminal are a no.</summary>
    public static bool Confirm(this ITerminal terminal, string question)
    {
        terminal.Write(question);
        return terminal.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
