using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>
/// Afterwards Gradle itself is unpacked and the build scripts are compiled: the next build compiles none of them. No daemon
/// stays. (A configuration cache is what newer Gradles have besides; the one that these tests find may be older.)
/// </summary>
[TestClass]
public sealed class GradleRecipe : RecipeTest
{
    private string[] _compiledByBuild = [];

    internal override string Row => "Gradle";

    internal override string WarmUp => "warmup-gradle";

    internal override string? Install => null;

    internal override string[] SharedCaches => ["GRADLE_USER_HOME"];

    /// <summary>Java's answer to SIGTERM is to run what Gradle has registered for its end, and that writes.</summary>
    internal override string? ComesBack => ".gradle";

    private string UserHome => Sandbox["GRADLE_USER_HOME"];

    internal override Repository CreateRepository()
    {
        Sandbox["GRADLE_USER_HOME"] = Path.Combine(Sandbox.Home, ".gradle");
        string wrapper = GradleWrapper.Require(Sandbox);
        Repository repository = Project.Create(Sandbox, "gradle");
        repository.Shell($"cp -R '{wrapper}/gradle' '{wrapper}/gradlew' .").ShouldExitWith(0);
        repository.Commit("The wrapper");
        return repository;
    }

    internal override CommandResult Build(Checkout worktree)
    {
        string[] before = CompiledScripts();
        CommandResult build = Run(worktree, worktree.PathOf("gradlew"), "--no-daemon", "classes");
        _compiledByBuild = [.. CompiledScripts().Except(before)];
        return build;
    }

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.IsEmpty(_compiledByBuild);
        Assert.IsNotEmpty(CompiledScripts());
        Assert.DoesNotContain("Unzipping", build.Output);
        Assert.IsFalse(Directory.Exists(Path.Combine(UserHome, "daemon")) && LiveProcesses.Find(Sandbox.Mark).Count > 0, "a daemon is left");
    }

    internal override void AssertCold(Checkout worktree, CommandResult build)
    {
        Assert.IsNotEmpty(_compiledByBuild);
        Assert.Contains("Unzipping", build.Output);
    }

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has(".gradle");

    private string[] CompiledScripts()
    {
        string caches = Path.Combine(UserHome, "caches");
        return Directory.Exists(caches)
            ? [.. Directory.EnumerateFiles(caches, "*.class", SearchOption.AllDirectories).Where(path => path.Contains("/scripts/", StringComparison.Ordinal))]
            : [];
    }
}
