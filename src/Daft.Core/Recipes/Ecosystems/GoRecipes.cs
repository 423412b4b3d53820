namespace Daft.Core.Recipes.Ecosystems;

/// <summary>Go modules: each by itself, those of a go.work together.</summary>
internal static class GoRecipes
{
    private const string Module = "go.mod";
    private const string Workspace = "go.work";

    public static IEnumerable<Recipe> Find(RepositoryFiles files)
    {
        string[] workspaces = [.. files.OutermostWith(Workspace)];
        IEnumerable<string> alone = files.FoldersWith(Module)
            .Where(folder => !workspaces.Any(workspace => workspace == folder || Folders.IsBelow(folder, workspace)));
        return
        [
            // `./...` is refused at the root of a workspace that is no module itself.
            .. workspaces.Select(folder => Project(folder, Workspace, "go list -m -f '{{.Dir}}/...' | xargs go build")),
            .. alone.Select(folder => Project(folder, Module, BuildOf(folder, files))),
        ];
    }

    /// <summary>A main package that is built alone would leave its program in the worktree.</summary>
    private static string BuildOf(string folder, RepositoryFiles files)
    {
        int packages = files.Paths
            .Where(path => path.EndsWith(".go", StringComparison.Ordinal) && !path.EndsWith("_test.go", StringComparison.Ordinal))
            .Select(Folders.Of)
            .Where(package => package == folder || Folders.IsBelow(package, folder))
            .Distinct(StringComparer.Ordinal)
            .Take(2)
            .Count();
        return packages > 1 ? "go build ./..." : "go build -o /dev/null ./...";
    }

    private static Recipe Project(string folder, string evidence, string build) => new()
    {
        Title = "Go",
        Tag = "go",
        Evidence = Folders.Join(folder, evidence),
        Install = new RecipeJob
        {
            Name = "fetch-deps",
            Folder = folder,
            Run = "go mod download",
            Remarks = ["Downloads the modules into the cache that all worktrees share."],
        },
        WarmUps =
        [
            new RecipeJob
            {
                Name = "warmup-build",
                Folder = folder,
                Run = build,
                Remarks =
                [
                    "Compiles into Go's build cache. What one worktree has compiled of the module itself serves the others only",
                    "where folders are left out of it: go env -w GOFLAGS=-trimpath",
                    "To warm only what you work on: go build ./cmd/server/...",
                ],
            },
        ],
    };
}
