namespace Daft.Core.Recipes.Ecosystems;

/// <summary>What can be warmed in a Node package.</summary>
internal static class NodeWarmUps
{
    public static RecipeJob Vite(string folder, NodeTool tool) => new()
    {
        Name = "warmup-vite",
        Folder = folder,
        Run = $"{tool.Execute} vite optimize --force",
        Remarks =
        [
            "Bundles the dependencies into node_modules/.vite, so that the dev server does not have to when it starts.",
            "Vite prints that nobody needs to call this by hand; it still does the work.",
        ],
    };

    public static RecipeJob Next(string folder, NodeTool tool, bool hasBuildScript) => new()
    {
        Name = "warmup-next",
        Folder = folder,
        Run = hasBuildScript ? $"{tool.Run} build" : $"{tool.Execute} next build",
        Remarks =
        [
            "Fills .next/cache, so that the next build compiles only what has changed. Some versions build and serve",
            "from the same .next: `daft cancel warmup-next` before you start the dev server in a hurry.",
        ],
    };

    public static RecipeJob Build(string folder, NodeTool tool) => new()
    {
        Name = "warmup-build",
        Folder = folder,
        Run = $"{tool.Run} build",
        Remarks = ["Worth its time only if the next build is quicker for it (tsc --incremental, a bundler's cache, turbo)."],
    };
}
