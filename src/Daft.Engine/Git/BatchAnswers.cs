using System.Text;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <param name="Kind"><c>blob</c>, <c>tree</c> …; <c>missing</c> where nothing is at the path.</param>
internal sealed record BatchAnswer(string Kind, ReadOnlyMemory<byte> Content);

/// <summary>The output of <c>git cat-file --batch</c> and <c>--batch-check</c> with <c>--follow-symlinks</c> (git-cat-file(1)).</summary>
internal static class BatchAnswers
{
    /// <summary>For these, the header's second word is a length and the text that stopped the search follows it.</summary>
    private static readonly string[] _ends = ["symlink", "dangling", "loop", "notdir"];

    /// <summary>Null for a command that failed or an output that was cut short.</summary>
    public static List<BatchAnswer>? Parse(ShortCommandResult result, bool hasContent)
    {
        if (result is not ShortCommandResult.Finished { ExitCode: 0, Output: var rest })
            return null;
        var answers = new List<BatchAnswer>();
        while (!rest.IsEmpty)
        {
            if (Next(ref rest, hasContent) is not { } answer)
                return null;
            answers.Add(answer);
        }

        return answers;
    }

    private static BatchAnswer? Next(ref ReadOnlyMemory<byte> rest, bool hasContent)
    {
        if (Take(ref rest, rest.Span.IndexOf((byte)'\n')) is not { } header)
            return null;
        string[] words = Encoding.UTF8.GetString(header.Span).Split(' ');
        if (_ends.Contains(words[0]) && words.Length == 2)
            return TakeSized(ref rest, words[1]) is null ? null : new BatchAnswer("missing", default);
        if (words[^1] is "missing" or "ambiguous" or "submodule")
            return new BatchAnswer("missing", default);
        if (words.Length != 3)
            return null;
        if (!hasContent)
            return new BatchAnswer(words[1], default);
        return TakeSized(ref rest, words[2]) is { } content ? new BatchAnswer(words[1], content) : null;
    }

    private static ReadOnlyMemory<byte>? TakeSized(ref ReadOnlyMemory<byte> rest, string size) =>
        int.TryParse(size, out int length) ? Take(ref rest, length) : null;

    /// <summary>So many bytes, and the line feed behind them.</summary>
    private static ReadOnlyMemory<byte>? Take(ref ReadOnlyMemory<byte> rest, int length)
    {
        if (length < 0 || length >= rest.Length)
            return null;
        ReadOnlyMemory<byte> taken = rest[..length];
        rest = rest[(length + 1)..];
        return taken;
    }
}
