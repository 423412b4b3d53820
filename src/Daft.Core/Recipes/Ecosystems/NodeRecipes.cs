using System.Collections.Immutable;

namespace Daft.Core.Recipes.Ecosystems;

/// <summary>Node's package managers, each known by its lock file, and the bundlers of the packages in their charge.</summary>
internal static class NodeRecipes
{
    private const string Manifest = "package.json";

    /// <summary>In this order where a folder has several: npm's is the one that others leave behind.</summary>
    private static readonly string[] Locks = ["pnpm-lock.yaml", "yarn.lock", "bun.lock", "bun.lockb", "package-lock.json", "npm-shrinkwrap.json"];

    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.FoldersWith(Locks).Select(folder => Project(folder, files));

    private static Recipe Project(string folder, RepositoryFiles files)
    {
        string found = files.FindFirst(folder, Locks)!;
        NodePackage package = PackageIn(folder, files);
        NodeTool tool = ToolOf(found, package, files.Has(folder, ".yarnrc.yml"));
        return new Recipe
        {
            Title = tool.Name,
            Tag = tool.Name.ToLowerInvariant(),
            Evidence = Folders.Join(folder, found),
            Install = new RecipeJob
            {
                Name = "install-deps",
                Folder = folder,
                Run = tool.Install,
                Remarks = ["Exactly what the lock file names; git waits, because without node_modules nothing else works."],
            },
            WarmUps = WarmUps(folder, package, tool, files),
        };
    }

    private static NodeTool ToolOf(string lockFile, NodePackage package, bool hasYarnSettings) => lockFile switch
    {
        "pnpm-lock.yaml" => NodeTool.Pnpm,
        "bun.lock" or "bun.lockb" => NodeTool.Bun,
        "yarn.lock" when hasYarnSettings => NodeTool.Yarn,
        "yarn.lock" when package.Manager is { } manager => manager.StartsWith("yarn@1.", StringComparison.Ordinal) ? NodeTool.YarnClassic : NodeTool.Yarn,
        "yarn.lock" => NodeTool.YarnClassic,
        _ => NodeTool.Npm,
    };

    private static ImmutableArray<RecipeJob> WarmUps(string folder, NodePackage package, NodeTool tool, RepositoryFiles files)
    {
        ImmutableArray<RecipeJob> bundlers = [.. Members(folder, package, files).Select(member => Bundler(member, tool, files)).OfType<RecipeJob>()];
        return bundlers.IsEmpty && package.HasBuildScript ? [NodeWarmUps.Build(folder, tool)] : bundlers;
    }

    /// <summary>The package itself, and those that are installed with it.</summary>
    private static IEnumerable<string> Members(string folder, NodePackage package, RepositoryFiles files)
    {
        if (!package.HasWorkspaces && !files.Has(folder, "pnpm-workspace.yaml"))
            return [folder];
        IReadOnlyList<string> others = [.. files.FoldersWith(Locks).Where(other => Folders.IsBelow(other, folder))];
        return files.FoldersWith(Manifest)
            .Where(member => member == folder || Folders.IsBelow(member, folder))
            .Where(member => !others.Any(other => other == member || Folders.IsBelow(member, other)));
    }

    /// <summary>An application, which Vite serves from its <c>index.html</c>; a library that Vite only builds has nothing to warm.</summary>
    private static RecipeJob? Bundler(string folder, NodeTool tool, RepositoryFiles files)
    {
        NodePackage package = PackageIn(folder, files);
        if (package.Dependencies.Contains("next"))
            return NodeWarmUps.Next(folder, tool, package.HasBuildScript);
        return package.Dependencies.Contains("vite") && files.Has(folder, "index.html") ? NodeWarmUps.Vite(folder, tool) : null;
    }

    private static NodePackage PackageIn(string folder, RepositoryFiles files) => NodePackage.Read(files.FindText(folder, Manifest));
}
