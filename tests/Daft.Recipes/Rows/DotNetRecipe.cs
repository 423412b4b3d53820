using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards <c>dotnet build</c> finds every project's output up to date.</summary>
[TestClass]
public sealed class DotNetRecipe : RecipeTest
{
    private const int Projects = 3;

    internal override string Row => ".NET";

    internal override string Install => "restore";

    internal override Repository CreateRepository()
    {
        Tools.Require("dotnet");
        Sandbox["DOTNET_NOLOGO"] = "1";
        Sandbox["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        Sandbox["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        return Project.Create(Sandbox, "dotnet");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, "dotnet", "build", "-v:detailed");

    internal override void AssertWarm(Checkout worktree, CommandResult build) => Assert.AreEqual(Projects, UpToDate(build));

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.AreEqual(0, UpToDate(build));

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has("Money/obj/Debug");

    private static int UpToDate(CommandResult build) =>
        build.OutputLines.Count(line => line.Contains("Skipping target \"CoreCompile\" because all output files are up-to-date", StringComparison.Ordinal));
}
