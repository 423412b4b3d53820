using System.Text;

namespace Daft.Engine.Platform.Windows;

/// <summary>Windows hands a program one string; this writes it so that the usual splitting gives the arguments back.</summary>
/// <remarks>
/// Every argument is quoted, needed or not: the sh of Git for Windows expands wildcards and single quotes in what is not.
/// Backslashes count only before a quote: then each is doubled, and the quote escaped by one more (CommandLineToArgvW).
/// </remarks>
internal static class CommandLine
{
    public static string Write(string executable, IEnumerable<string> arguments)
    {
        var line = new StringBuilder().Append('"').Append(executable).Append('"');
        foreach (string argument in arguments)
            Append(line.Append(' '), argument);
        return line.ToString();
    }

    private static void Append(StringBuilder line, string argument)
    {
        line.Append('"');
        int backslashes = 0;
        foreach (char character in argument)
        {
            if (character == '"')
                line.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            line.Append(character);
        }

        line.Append('\\', backslashes).Append('"');
    }
}
