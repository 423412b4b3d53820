namespace Daft.Core.Recipes.Ecosystems;

internal static class ElixirRecipes
{
    private const string Lock = "mix.lock";

    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.FoldersWith(Lock).Select(Project);

    private static Recipe Project(string folder) => new()
    {
        Title = "Elixir",
        Tag = "elixir",
        Evidence = Folders.Join(folder, Lock),
        Install = new RecipeJob
        {
            Name = "fetch-deps",
            Folder = folder,
            Run = "mix deps.get",
            Remarks = ["Fills deps/ from the package cache that all worktrees share."],
        },
        WarmUps =
        [
            new RecipeJob
            {
                Name = "warmup-build",
                Folder = folder,
                Run = "mix compile",
                Remarks = ["Compiles dependencies and project into _build/dev. For the tests a second job: MIX_ENV=test mix compile"],
            },
        ],
    };
}
