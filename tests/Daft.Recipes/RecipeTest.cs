using System.Globalization;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>
/// A row of the README's table: a real project and its tools, warmed by its own <c>daft.yml</c> from a plain
/// <c>git worktree add</c>. That it is warm is said by the tool itself; times are printed and prove nothing.
/// </summary>
public abstract class RecipeTest : EndToEndTest
{
    /// <summary>For one command, on a machine that does much else.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(6);

    /// <summary>How the README's table calls it.</summary>
    internal abstract string Row { get; }

    internal virtual string WarmUp => "warmup-build";

    /// <summary>The job that git waits for; null where there is none.</summary>
    internal virtual string? Install => "fetch-deps";

    /// <summary>Variables that name the caches which all worktrees share: elsewhere for the build that is to be cold.</summary>
    internal virtual string[] SharedCaches => ["XDG_CACHE_HOME"];

    /// <summary>Whether a process is one that serves other worktrees, too, and that daft leaves alone.</summary>
    internal virtual bool BelongsToOthers(string process) => false;

    /// <summary>
    /// A folder that the tool, told to end, makes anew at the place where git has removed the worktree. daft deletes nothing
    /// that it cannot know to be the job's, but says that it is there.
    /// </summary>
    internal virtual string? ComesBack => null;

    /// <summary>The repository with everything committed; daft is not installed in it. Says which tool is missing.</summary>
    internal abstract Repository CreateRepository();

    /// <summary>More of the same code, so that the warm-up does not end while it is being looked at.</summary>
    internal virtual void MakeLonger(Repository repository)
    {
    }

    /// <summary>What somebody would do next in the worktree.</summary>
    internal abstract CommandResult Build(Checkout worktree);

    /// <summary>By the tool's own evidence.</summary>
    internal abstract void AssertWarm(Checkout worktree, CommandResult build);

    /// <summary>The counterpart: the same evidence can also say no.</summary>
    internal abstract void AssertCold(Checkout worktree, CommandResult build);

    /// <summary>Whether the warm-up is in the middle of its work.</summary>
    internal abstract bool IsUnderWay(Worktree worktree);

    [TestMethod]
    public void A_new_worktree_is_warm_when_its_jobs_are_done_and_git_has_not_waited_for_that()
    {
        Repository repository = CreateRepository().Install();
        CommandResult cold = BuildCold(repository);
        Turns.AsUsersHaveIt(repository);
        HeldWarmUps.Hold(Sandbox);

        Worktree worktree = Add(repository, "feature");

        Assert.AreEqual("running", worktree.WaitForJob(WarmUp, "running").Status);
        if (Install is not null)
            Assert.AreEqual("completed", worktree.Job(Install).Status);
        HeldWarmUps.LetGo(Sandbox);
        AwaitTurn(worktree);
        CommandResult warm = Build(worktree);
        AssertWarm(worktree, warm);
        Assert.AreEqual("", worktree.Git("status", "--porcelain").Output, "the warm-up left files that git does not ignore");
        Print(cold, warm, worktree.Added);
    }

    [TestMethod]
    public void A_removal_in_the_middle_of_the_warm_up_leaves_nothing_and_harms_no_cache()
    {
        Repository repository = CreateRepository();
        MakeLonger(repository);
        repository.Install();
        Worktree worktree = Add(repository, "feature");
        Patience.Until(() => IsUnderWay(worktree), $"{WarmUp} in the middle of its work", Sandbox.Cancellation, limit: s_limit);

        Run(repository, "git", "worktree", "remove", worktree.Path);

        JobRecord job = repository.WaitForJobOf(worktree, WarmUp, "cancelled");
        Assert.Contains("removed", job.Reason);
        Patience.Until(() => Alive().Length == 0, "end of the last process", Sandbox.Cancellation);
        AssertGone(worktree);

        Build(AddWithoutDaft(repository, "elsewhere"));
    }

    /// <summary><c>git worktree add</c> with all the time that an installation may take.</summary>
    internal Worktree Add(Repository repository, string name) =>
        new(repository, repository.Beside(name)) { Added = Run(repository, "git", "worktree", "add", "-b", name, $"../{name}") };

    internal void Wait(Worktree worktree)
    {
        Run(worktree, "daft", "wait");
        Assert.AreEqual("completed", worktree.Job(WarmUp).Status);
    }

    /// <summary>Runs a program that may take as long as a build; it must succeed.</summary>
    internal CommandResult Run(Checkout where, string program, params string[] arguments) =>
        Sandbox.Run(where.Path, s_limit, program, arguments).ShouldExitWith(0);

    private void AwaitTurn(Worktree worktree)
    {
        if (Turns.Await(worktree, s_limit))
            TestContext.WriteLine($"{Row}: others kept the machine busy, so the warm-up ran once more with daft.backgroundPriority=normal");
        Assert.AreEqual("completed", worktree.Jobs().Last(job => job.Name == WarmUp).Status);
    }

    /// <summary>Only the install job has run in it.</summary>
    private Checkout AddWithoutDaft(Repository repository, string name)
    {
        Run(repository, "env", "DAFT=0", "git", "worktree", "add", "--quiet", "-b", name, $"../{name}");
        var worktree = new Checkout(Sandbox, repository.Beside(name));
        if (Install is not null)
            Run(worktree, "daft", "run", "--job", Install);
        return worktree;
    }

    private CommandResult BuildCold(Repository repository)
    {
        Checkout worktree = AddWithoutDaft(repository, "cold");
        (string Name, string Value)[] caches = [.. SharedCaches.Select(name => (name, Sandbox[name]))];
        foreach (var (name, value) in caches)
            Sandbox[name] = value + "-cold";
        CommandResult build = Build(worktree);
        AssertCold(worktree, build);
        foreach (var (name, value) in caches)
            Sandbox[name] = value;
        return build;
    }

    private void AssertGone(Worktree worktree)
    {
        if (!worktree.Exists)
            return;
        string[] names = [.. Directory.GetFileSystemEntries(worktree.Path).Select(path => Path.GetFileName(path))];
        CollectionAssert.AreEqual(ComesBack is null ? [] : new[] { ComesBack }, names, $"{worktree.Path} is still there");
        Leftovers.AssertReported(worktree.Repository, worktree);
    }

    private string[] Alive() => [.. LiveProcesses.Find(Sandbox.Mark).Where(process => !BelongsToOthers(process))];

    private void Print(CommandResult cold, CommandResult warm, CommandResult added) =>
        TestContext.WriteLine($"| {Row} | {Seconds(cold)} | {Seconds(warm)} | {Seconds(added)} |");

    private static string Seconds(CommandResult command) =>
        command.Elapsed.TotalSeconds.ToString(command.Elapsed.TotalSeconds < 1 ? "0.00 s" : "0.0 s", CultureInfo.InvariantCulture);
}
