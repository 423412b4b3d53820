namespace Daft.Core.Recipes.Ecosystems;

/// <summary>A package manager of Node's, as it is called.</summary>
/// <param name="Install">Installs what the lock file names, and fails where package.json wants something else.</param>
/// <param name="Run">What stands before the name of a script.</param>
/// <param name="Execute">What stands before a program of an installed package.</param>
internal sealed record NodeTool(string Name, string Install, string Run, string Execute)
{
    public static NodeTool Pnpm { get; } = new("pnpm", "pnpm install --frozen-lockfile", "pnpm run", "pnpm exec");

    public static NodeTool Npm { get; } = new("npm", "npm ci", "npm run", "npm exec --");

    public static NodeTool Bun { get; } = new("Bun", "bun install --frozen-lockfile", "bun run", "bun run");

    /// <summary>Since version 2.</summary>
    public static NodeTool Yarn { get; } = new("Yarn", "yarn install --immutable", "yarn run", "yarn run");

    public static NodeTool YarnClassic { get; } = Yarn with { Install = "yarn install --frozen-lockfile" };
}
