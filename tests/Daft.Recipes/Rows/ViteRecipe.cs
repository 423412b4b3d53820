using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards the bundled dependencies are there, and the dev server starts without making them.</summary>
[TestClass]
public sealed class ViteRecipe : RecipeTest
{
    private const string Consistent = "Hash is consistent. Skipping.";

    internal override string Row => "Vite in a pnpm workspace";

    internal override string WarmUp => "warmup-vite";

    internal override string Install => "install-deps";

    internal override Repository CreateRepository()
    {
        NodeTools.RequirePnpm(Sandbox);
        NodeTools.RequirePackages(Sandbox, "vite", "pnpm-lock.yaml", "pnpm", "install", "--frozen-lockfile");
        return Project.Create(Sandbox, "vite");
    }

    internal override CommandResult Build(Checkout worktree) => Run(Application(worktree), "pnpm", "exec", "vite", "optimize");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.Contains(Consistent, build.Output);
        Assert.IsTrue(worktree.Has("apps/web/node_modules/.vite/deps/react.js"), "no bundled dependency");
        string said = StartAndStopServer(Application(worktree));
        Assert.Contains(Consistent, said);
        Assert.DoesNotContain("scanning for dependencies", said);
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.Contains("Optimizing dependencies:", build.Output);

    internal override bool IsUnderWay(Worktree worktree) =>
        worktree.Has("apps/web/node_modules/.vite") && !worktree.Has("apps/web/node_modules/.vite/deps");

    private static Checkout Application(Checkout worktree) => new(worktree.Sandbox, worktree.PathOf("apps/web"));

    /// <summary>What it says of its dependencies until it is ready to answer.</summary>
    private string StartAndStopServer(Checkout application)
    {
        using RunningCommand server = application.Start("env", "DEBUG=vite:deps", application.PathOf("node_modules/.bin/vite"), "--port", FreePort.Find(), "--strictPort");
        Patience.Until(() => server.HasEnded || server.OutputSoFar.Contains("ready in", StringComparison.Ordinal), "dev server", Sandbox.Cancellation, limit: Limits.Build);
        server.KillAlone();
        CommandResult result = server.WaitForEnd(Limits.Command, Sandbox.Cancellation);
        Assert.Contains("ready in", result.Output);
        return result.Error;
    }
}
