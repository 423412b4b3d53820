using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards <c>cargo build</c> compiles nothing.</summary>
[TestClass]
public sealed class RustWorkspaceRecipe : RecipeTest
{
    internal override string Row => "Rust workspace";

    internal override Repository CreateRepository()
    {
        Tools.RequireCargo();
        return Project.Create(Sandbox, "rust");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "cargo", "build", "--workspace");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.IsEmpty(Cargo.Compiled(build));
        Assert.Contains("Finished", build.Error);
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) =>
        CollectionAssert.AreEquivalent(new[] { "model", "report", "server", "worker" }, Cargo.Compiled(build));

    internal override bool IsUnderWay(Worktree worktree) => Cargo.HasBegun(worktree, "model");
}
