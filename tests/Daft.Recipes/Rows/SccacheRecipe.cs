using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>
/// A second worktree gets its dependencies from the cache of the first, into a target folder of its own. The dependencies
/// are found below <c>CARGO_HOME</c>, as those from a registry are: sccache has to do with one and the same folder
/// for all worktrees. A server that it starts serves everybody, so a removal leaves it alive.
/// </summary>
[TestClass]
public sealed class SccacheRecipe : RecipeTest
{
    private static readonly string[] s_dependencies = ["goods", "money"];

    private bool _mayHaveServer;

    internal override string Row => "sccache";

    internal override Repository CreateRepository()
    {
        Tools.RequireCargo();
        Tools.Require("sccache");
        Sandbox["SCCACHE_SERVER_PORT"] = FreePort.Find();
        _mayHaveServer = true;
        ShelveDependencies();
        return Project.Create(Sandbox, "sccache");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "cargo", "build");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.IsEmpty(Cargo.Compiled(build));
        Assert.IsTrue(worktree.Has("target/debug/shop"), "no target folder of its own");
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) =>
        CollectionAssert.AreEquivalent(new[] { "goods", "money", "shop" }, Cargo.Compiled(build));

    internal override bool IsUnderWay(Worktree worktree) => LiveProcesses.Find(Sandbox.Mark).Any(process => process.Contains("--crate-name goods", StringComparison.Ordinal));

    internal override bool BelongsToOthers(string process) => process.EndsWith("sccache", StringComparison.Ordinal);

    [TestMethod]
    public void A_second_worktree_has_cache_hits_for_every_dependency()
    {
        Repository repository = CreateRepository().Install();
        Wait(Add(repository, "first"));
        Assert.AreEqual(0, Hits());

        Worktree second = Add(repository, "second");
        Wait(second);

        Assert.AreEqual(s_dependencies.Length, Hits());
        AssertWarm(second, Build(second));
    }

    [TestCleanup]
    public void StopServer()
    {
        if (_mayHaveServer)
            Sandbox.Run(Sandbox.Root, "sccache", "--stop-server");
    }

    private int Hits() =>
        int.Parse(
            Sandbox.Run(Sandbox.Root, "sccache", "--show-stats").ShouldExitWith(0).OutputLines.First(line => line.StartsWith("Cache hits ", StringComparison.Ordinal)).Split(' ')[^1],
            CultureInfo.InvariantCulture);

    /// <summary>In the place of a registry: cargo takes crates from a folder as well.</summary>
    private void ShelveDependencies()
    {
        string shelf = Path.Combine(Sandbox["CARGO_HOME"], "shelf");
        Project.Copy(Project.FolderOf("sccache-crates"), shelf);
        File.WriteAllText(
            Path.Combine(Sandbox["CARGO_HOME"], "config.toml"),
            $"[source.crates-io]\nreplace-with = \"shelf\"\n\n[source.shelf]\ndirectory = \"{shelf}\"\n");
    }
}
