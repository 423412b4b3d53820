using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>What cargo says and leaves.</summary>
internal static class Cargo
{
    /// <summary>The names of the crates that this build compiled.</summary>
    public static string[] Compiled(CommandResult build) =>
        [.. build.ErrorLines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words is ["Compiling", ..]).Select(words => words[1])];

    /// <summary>Whether rustc is at work on a crate of this name, or was.</summary>
    public static bool HasBegun(Checkout worktree, string crate) =>
        Directory.Exists(worktree.PathOf("target/debug/deps")) && Directory.EnumerateFileSystemEntries(worktree.PathOf("target/debug/deps"), $"*{crate}-*").Any();
}
