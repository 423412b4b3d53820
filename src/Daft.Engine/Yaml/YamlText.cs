using System.Text;
using Daft.Core.Configuration;

namespace Daft.Engine.Yaml;

/// <summary>
/// What a text must be before it is parsed, and how large a document may grow. The limits are far above any file a person
/// writes and far below what would make git wait.
/// </summary>
internal static class YamlText
{
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Levels of lists and maps inside one another.</summary>
    public const int MaximumDepth = 64;

    /// <summary>Counted as if every alias were written out, which is what its readers will walk through.</summary>
    public const int MaximumNodes = 30_000;

    public static Problem? FindProblem(string text, string file)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaximumBytes)
            return YamlProblems.TooLarge(new SourcePlace(file, 1, 1));
        int index = FindUnreadable(text);
        return index < 0 ? null : YamlProblems.ControlCharacter(SourceText.EndOf(text.AsSpan(0, index), file), text[index]);
    }

    /// <summary>The parser takes a NUL for the end of the file and lets other control characters pass; YAML has neither.</summary>
    private static int FindUnreadable(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]) && text[index] is not ('\t' or '\n' or '\r' or '\u0085'))
                return index;
        }

        return -1;
    }
}
