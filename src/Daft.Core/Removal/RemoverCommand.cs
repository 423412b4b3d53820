using System.Collections.Immutable;

namespace Daft.Core.Removal;

/// <summary>Recognises <c>git worktree remove PATH</c> by its command line, exactly.</summary>
public static class RemoverCommand
{
    /// <summary>git's own options whose value is a word of its own (git(1)).</summary>
    private static readonly ImmutableHashSet<string> OptionsWithValue =
        ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "--config-env", "--attr-source"];

    /// <summary>
    /// Those without a value that let the command run. With <c>--help</c> and its like git prints something and removes
    /// nothing, and so does a git that does not know an option.
    /// </summary>
    private static readonly ImmutableHashSet<string> Switches =
    [
        "-p", "--paginate", "-P", "--no-pager", "--bare", "--no-replace-objects", "--no-lazy-fetch", "--no-optional-locks", "--no-advice",
        "--literal-pathspecs", "--glob-pathspecs", "--noglob-pathspecs", "--icase-pathspecs",
    ];

    /// <param name="arguments">The program's name first.</param>
    /// <returns>PATH as given; null where this is not exactly a <c>git worktree remove</c> of one worktree.</returns>
    public static string? FindPath(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || !IsGit(arguments[0]))
            return null;
        return FindCommand(arguments) is { } command
            && command + 2 < arguments.Count && arguments[command] == "worktree" && arguments[command + 1] == "remove"
            ? OnlyOperand([.. arguments.Skip(command + 2)])
            : null;
    }

    private static bool IsGit(string program) =>
        program[(program.LastIndexOfAny(['/', '\\']) + 1)..] is "git" or "git.exe";

    /// <returns>Where git's own options end; null where one of them keeps the command from running.</returns>
    private static int? FindCommand(IReadOnlyList<string> arguments)
    {
        int next = 1;
        while (next < arguments.Count && arguments[next].StartsWith('-'))
        {
            if (OptionsWithValue.Contains(arguments[next]))
                next += 2;
            else if (Switches.Contains(arguments[next]) || HoldsItsValue(arguments[next]))
                next++;
            else
                return null;
        }

        return next;
    }

    private static bool HoldsItsValue(string option)
    {
        int end = option.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && option.StartsWith("--", StringComparison.Ordinal) && (option[..end] == "--exec-path" || OptionsWithValue.Contains(option[..end]));
    }

    private static string? OnlyOperand(ImmutableArray<string> rest)
    {
        int end = rest.IndexOf("--");
        ImmutableArray<string> operands = end < 0
            ? [.. rest.Where(IsOperand)]
            : [.. rest[..end].Where(IsOperand), .. rest[(end + 1)..]];
        return operands.Length == 1 && operands[0].Length > 0 ? operands[0] : null;
    }

    /// <summary>A dash alone is no option to git.</summary>
    private static bool IsOperand(string word) => word == "-" || !word.StartsWith('-');
}
