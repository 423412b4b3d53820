using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards <c>go build -x</c> runs no compiler.</summary>
[TestClass]
public sealed class GoRecipe : RecipeTest
{
    internal override string Row => "Go";

    internal override Repository CreateRepository()
    {
        Tools.Require("go");
        return Project.Create(Sandbox, "go");
    }

    internal override void MakeLonger(Repository repository)
    {
        for (int number = 0; number < 12; number++)
        {
            IEnumerable<string> functions = Enumerable.Range(0, 200).Select(one => $"func Sum{one}(x []int) (sum int) {{\n\tfor _, v := range x {{\n\t\tsum += v*{one} + len(x)\n\t}}\n\treturn sum\n}}\n");
            repository.Write($"internal/more/more{number}/more.go", $"package more{number}\n\n{string.Join('\n', functions)}");
        }
        repository.Commit("More of the same");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "go", "build", "-x", "./...");

    internal override void AssertWarm(Checkout worktree, CommandResult build) => Assert.AreEqual(0, Compilations(build), build.Error);

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.IsGreaterThanOrEqualTo(5, Compilations(build));

    internal override bool IsUnderWay(Worktree worktree) => LiveProcesses.Find(Sandbox.Mark).Any(process => process.Contains("/compile -o ", StringComparison.Ordinal) && process.Contains("/more/", StringComparison.Ordinal));

    /// <summary>Go's cache knows a package by its folder, too, unless the programs are not to contain it.</summary>
    [TestMethod]
    [DataRow("-trimpath", 0)]
    [DataRow("", 5)]
    public void A_second_worktree_is_warm_from_the_shared_cache_before_its_own_job_ends_if_paths_are_trimmed(string flags, int compilations)
    {
        Repository repository = CreateRepository().Install();
        Run(repository, "go", "env", "-w", $"GOFLAGS={flags}");
        Wait(Add(repository, "first"));
        HeldWarmUps.Hold(Sandbox);

        Worktree second = Add(repository, "second");
        CommandResult build = Build(second);

        Assert.AreEqual(compilations, Compilations(build), build.Error);
        Assert.AreEqual("running", second.WaitForJob(WarmUp, "running").Status);
        HeldWarmUps.LetGo(Sandbox);
        Wait(second);
    }

    private static int Compilations(CommandResult build) => build.ErrorLines.Count(line => line.Contains("/compile -o ", StringComparison.Ordinal));
}
