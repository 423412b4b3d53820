namespace Daft.Core.Templates;

/// <summary>A text as one word of a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>In single quotes, where nothing but the single quote means anything.</summary>
    public static string Quote(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}
