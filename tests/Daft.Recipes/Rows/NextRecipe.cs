using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards Next.js finds its build cache.</summary>
[TestClass]
public sealed class NextRecipe : RecipeTest
{
    /// <summary>Next.js says so where it believes that nobody would notice otherwise: in CI.</summary>
    private const string NoCache = "No build cache found";

    internal override string Row => "Next.js with npm";

    internal override string WarmUp => "warmup-next";

    internal override string Install => "install-deps";

    internal override Repository CreateRepository()
    {
        NodeTools.Require(Sandbox);
        NodeTools.RequirePackages(Sandbox, "next", "package-lock.json", "npm", "ci");
        return Project.Create(Sandbox, "next");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "env", "CI=1", "npm", "run", "build");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.DoesNotContain(NoCache, build.Output + build.Error);
        Assert.IsTrue(worktree.Has(".next/cache/webpack/client-production"), "no cache");
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.Contains(NoCache, build.Output + build.Error);

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has(".next/cache");
}
