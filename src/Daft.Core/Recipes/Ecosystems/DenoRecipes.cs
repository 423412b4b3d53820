namespace Daft.Core.Recipes.Ecosystems;

internal static class DenoRecipes
{
    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.OutermostWith("deno.lock").Select(Project);

    private static Recipe Project(string folder) => new()
    {
        Title = "Deno",
        Tag = "deno",
        Evidence = Folders.Join(folder, "deno.lock"),
        Install = new RecipeJob
        {
            Name = "install-deps",
            Folder = folder,
            Run = "deno install --frozen",
            Remarks = ["Fetches what deno.lock names into the cache that all worktrees share; needs Deno 2."],
        },
    };
}
