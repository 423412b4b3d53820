namespace Daft.Core.Recipes.Ecosystems;

/// <summary>A flake's development shell. Whether the other jobs want to run in it is the user's to say.</summary>
internal static class NixRecipes
{
    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.Has(Folders.Root, "flake.nix") ? [Shell] : [];

    private static Recipe Shell => new()
    {
        Title = "Nix",
        Tag = "nix",
        Evidence = "flake.nix",
        WarmUps =
        [
            new RecipeJob
            {
                Name = "warmup-shell",
                Run = "nix develop --command true",
                Remarks =
                [
                    "Builds or downloads the development shell. Other jobs that need its tools: `needs: [warmup-shell]`,",
                    "and `nix develop --command` before what they run.",
                ],
            },
        ],
    };
}
