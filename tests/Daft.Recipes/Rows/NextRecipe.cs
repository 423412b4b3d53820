using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards every module comes from Next.js's build cache.</summary>
[TestClass]
public sealed class NextRecipe : RecipeTest
{
    /// <summary>
    /// A key is part of what the cache is known by. Next.js keeps it with the cache, but not in a container: there every
    /// build makes a new one, finds that no cache is for it, and builds everything again.
    /// </summary>
    private const string Key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

    internal override string Row => "Next.js with npm";

    internal override string WarmUp => "warmup-next";

    internal override string Install => "install-deps";

    internal override Repository CreateRepository()
    {
        NodeTools.Require(Sandbox);
        NodeTools.RequirePackages(Sandbox, "next", "package-lock.json", "npm", "ci");
        Sandbox[Key] = Convert.ToBase64String(new byte[32]);
        return Project.Create(Sandbox, "next");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "npm", "run", "build");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.IsTrue(NextTrace.HasCompilation(worktree));
        Assert.IsEmpty(NextTrace.BuiltModules(worktree));
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) =>
        CollectionAssert.IsSubsetOf(
            new[] { worktree.PathOf("pages/index.jsx"), worktree.PathOf("pages/basket.jsx"), worktree.PathOf("components/price.jsx") },
            NextTrace.BuiltModules(worktree));

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has(".next/cache");
}
