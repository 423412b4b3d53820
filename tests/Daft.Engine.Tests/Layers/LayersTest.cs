using System.Runtime.Versioning;
using Daft.Core.Merging;
using Daft.Engine.Git;
using Daft.Engine.Layers;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Layers;

/// <summary>A repository with worktrees, files of the user's around it, and what is found there by the hook and by commands.</summary>
[SupportedOSPlatform("linux")]
public abstract class LayersTest : GitTest
{
    private GitSandbox? _sandbox;
    private string? _repository;

    internal GitSandbox Sandbox => _sandbox ??= NewSandbox();

    protected string Repository => _repository ??= Sandbox.NewRepository();

    protected string UsersFile => Path.Combine(Sandbox.Variables["XDG_CONFIG_HOME"], "daft", "daft.yml");

    protected string LocalOfClone => Path.Combine(Repository, ".git", "daft", "local.yml");

    internal ConfigurationFinder Finder => new(GitSandbox.Files, Sandbox.Variables, Sandbox.PathOf("home"));

    /// <summary>A file with one job of this name.</summary>
    protected static string Job(string name, string command = "true") => $"hooks: {{worktree-post-create: {{jobs: [{{name: {name}, run: '{command}'}}]}}}}\n";

    protected static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    protected string Commit(string path, string text) => Sandbox.Commit(Repository, path, text);

    /// <summary>As the hook does in a worktree that was just made of HEAD.</summary>
    internal async Task<LayeredConfiguration> AtCommitAsync(string worktree)
    {
        using CommitReader commits = Sandbox.Reader(worktree);
        return await Finder.FindAtCommitAsync(Sandbox.Layout(worktree), Sandbox.Git(worktree, "rev-parse", "HEAD"), commits, Cancellation);
    }

    internal Task<LayeredConfiguration> InWorktreeAsync(string worktree) => Finder.FindInWorktreeAsync(Sandbox.Layout(worktree), Cancellation);

    /// <summary>What runs, and of that what needs approval, the same from the commit and from the working tree.</summary>
    /// <param name="expected"><c>a b | a</c>: names of all jobs, and of those to be approved.</param>
    protected async Task AssertJobsAsync(string expected, string worktree)
    {
        Assert.AreEqual(expected, Describe(await AtCommitAsync(worktree)), "from the commit");
        Assert.AreEqual(expected, Describe(await InWorktreeAsync(worktree)), "from the working tree");
    }

    internal static string Describe(LayeredConfiguration files)
    {
        LayeredReading reading = files.Read();
        Assert.IsTrue(reading.Problems.IsEmpty, Tell(reading));
        IEnumerable<string> jobs = reading.Configuration!.Hooks.SelectMany(hook => hook.Jobs).Select(job => job.Name);
        IEnumerable<string> approved = (reading.FindContent()?.Listing ?? []).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim());
        return $"{string.Join(' ', jobs)} | {string.Join(' ', approved)}".Trim();
    }

    internal static string Tell(LayeredReading reading) =>
        string.Join('\n', reading.Problems.Select(problem => $"{problem.Place}: {problem.Message}"));
}
