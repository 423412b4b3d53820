using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>A second worktree's objects all come from the cache that the first has filled; afterwards <c>cmake --build</c> compiles nothing.</summary>
[TestClass]
public sealed class CcacheRecipe : RecipeTest
{
    private static int Sources => Directory.GetFiles(Project.FolderOf("ccache"), "*.c", SearchOption.AllDirectories).Length;

    internal override string Row => "CMake with ccache";

    internal override string Install => "configure";

    internal override Repository CreateRepository()
    {
        Tools.Require("cmake");
        Tools.Require("make");
        Tools.Require("cc");
        Tools.Require("ccache");
        return Project.Create(Sandbox, "ccache");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "cmake", "--build", "build");

    internal override void AssertWarm(Checkout worktree, CommandResult build) => Assert.AreEqual(0, Compilations(build), build.Output);

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.AreEqual(Sources, Compilations(build), build.Output);

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has("build/CMakeFiles/goods.dir/goods/apple.c.o");

    [TestMethod]
    public void A_second_worktree_has_a_hit_for_every_file()
    {
        Repository repository = CreateRepository().Install();
        Wait(Add(repository, "first"));
        int misses = Statistic("cache_miss");
        Assert.IsGreaterThanOrEqualTo(Sources, misses);

        Worktree second = Add(repository, "second");
        Wait(second);

        Assert.AreEqual(misses, Statistic("cache_miss"));
        Assert.IsGreaterThanOrEqualTo(Sources, Statistic("direct_cache_hit", "preprocessed_cache_hit"));
        AssertWarm(second, Build(second));
    }

    private static int Compilations(CommandResult build) => build.OutputLines.Count(line => line.Contains("Building C object", StringComparison.Ordinal));

    /// <summary>Files of the project, and one with which CMake tries the compiler.</summary>
    private int Statistic(params string[] names) =>
        Sandbox.Run(Sandbox.Root, "ccache", "--print-stats").ShouldExitWith(0).OutputLines
            .Select(line => line.Split('\t'))
            .Where(words => names.Contains(words[0]))
            .Sum(words => int.Parse(words[1], CultureInfo.InvariantCulture));
}
