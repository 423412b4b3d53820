using System.Collections.Immutable;

namespace Daft.Core.Removal;

/// <summary>Recognises <c>git worktree remove PATH</c> by its command line, exactly.</summary>
public static class RemoverCommand
{
    /// <summary>git's own options whose value is a word of its own (git(1)).</summary>
    private static readonly ImmutableHashSet<string> OptionsWithValue =
        ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--super-prefix", "--config-env", "--attr-source"];

    /// <param name="arguments">The program's name first.</param>
    /// <returns>PATH as given; null where this is not exactly a <c>git worktree remove</c> of one worktree.</returns>
    public static string? FindPath(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !IsGit(arguments[0]))
            return null;
        int command = SkipGitOptions(arguments);
        return command + 2 < arguments.Count && arguments[command] == "worktree" && arguments[command + 1] == "remove"
            ? OnlyOperand([.. arguments.Skip(command + 2)])
            : null;
    }

    private static bool IsGit(string program) =>
        program[(program.LastIndexOfAny(['/', '\\']) + 1)..] is "git" or "git.exe";

    private static int SkipGitOptions(IReadOnlyList<string> arguments)
    {
        int next = 1;
        while (next < arguments.Count && arguments[next].StartsWith('-'))
            next += OptionsWithValue.Contains(arguments[next]) ? 2 : 1;
        return next;
    }

    private static string? OnlyOperand(ImmutableArray<string> rest)
    {
        int end = rest.IndexOf("--");
        ImmutableArray<string> operands = end < 0
            ? [.. rest.Where(word => !word.StartsWith('-'))]
            : [.. rest[..end].Where(word => !word.StartsWith('-')), .. rest[(end + 1)..]];
        return operands.Length == 1 && operands[0].Length > 0 ? operands[0] : null;
    }
}
