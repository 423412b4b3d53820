using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards two crates of the workspace are fresh, and another one was not built.</summary>
[TestClass]
public sealed class RustScopedRecipe : RecipeTest
{
    internal override string Row => "Rust, scoped";

    internal override Repository CreateRepository()
    {
        Tools.RequireCargo();
        return Project.Create(Sandbox, "rust", "rust-scoped");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "cargo", "build", "-p", "server", "-p", "worker");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.IsEmpty(Cargo.Compiled(build));
        CommandResult whole = Run(worktree, "cargo", "build", "--workspace");
        CollectionAssert.AreEqual(new[] { "report" }, Cargo.Compiled(whole));
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) =>
        CollectionAssert.AreEquivalent(new[] { "model", "server", "worker" }, Cargo.Compiled(build));

    internal override bool IsUnderWay(Worktree worktree) => Cargo.HasBegun(worktree, "model");
}
