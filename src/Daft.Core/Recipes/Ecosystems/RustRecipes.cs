using System.Collections.Immutable;

namespace Daft.Core.Recipes.Ecosystems;

/// <summary>Cargo. A workspace has one Cargo.lock: a manifest inside of it without one of its own is a member.</summary>
internal static class RustRecipes
{
    private const string Manifest = "Cargo.toml";
    private const string Lock = "Cargo.lock";

    private static readonly ImmutableArray<string> Sccache = ["env:", "  RUSTC_WRAPPER: sccache", "  SCCACHE_DIR: ${HOME}/.cache/sccache"];

    public static IEnumerable<Recipe> Find(RepositoryFiles files) =>
        files.OutermostWith(Manifest)
            .Union(files.FoldersWith(Lock).Where(folder => files.Has(folder, Manifest)), StringComparer.Ordinal)
            .Select(folder => Project(folder, files));

    private static Recipe Project(string folder, RepositoryFiles files)
    {
        bool isLocked = files.Has(folder, Lock);
        bool isWorkspace = files.FindText(folder, Manifest) is { } manifest && HasTable(manifest, "workspace");
        return new Recipe
        {
            Title = "Rust",
            Tag = "rust",
            Evidence = Folders.Join(folder, isLocked ? Lock : Manifest),
            Install = new RecipeJob
            {
                Name = "fetch-deps",
                Folder = folder,
                Run = isLocked ? "cargo fetch --locked" : "cargo fetch",
                Remarks = ["Downloads the crates into the cache that all worktrees share."],
            },
            WarmUps = [WarmUp(folder, isWorkspace)],
        };
    }

    private static RecipeJob WarmUp(string folder, bool isWorkspace) => new()
    {
        Name = "warmup-build",
        Folder = folder,
        Run = isWorkspace ? "cargo build --workspace" : "cargo build",
        Remarks =
        [
            "Nobody has to wait for the compiler: afterwards `cargo build` has nothing to do. Each worktree keeps a",
            "target folder of its own, because builds that share one wait for each other.",
            .. isWorkspace ? ["To warm only what you work on: cargo build -p server -p worker"] : Array.Empty<string>(),
            "With sccache installed, the variables below let the dependencies that one worktree has compiled serve the next;",
            "crates of the worktree itself are compiled again, because sccache tells folders apart.",
        ],
        Alternatives = Sccache,
    };

    /// <summary><c>[workspace]</c>, or a table below it.</summary>
    private static bool HasTable(string toml, string name) =>
        toml.Split('\n').Select(line => line.TrimStart()).Any(line =>
            line.StartsWith($"[{name}]", StringComparison.Ordinal) || line.StartsWith($"[{name}.", StringComparison.Ordinal));
}
