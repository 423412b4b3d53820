namespace Daft.EndToEnd.Harness;

/// <summary>A repository with its main worktree; <c>git worktree add</c> puts the linked ones beside it.</summary>
internal sealed class Repository(Sandbox sandbox, string path) : Checkout(sandbox, path)
{
    public Repository Install()
    {
        Daft("install");
        return this;
    }

    /// <summary><c>git worktree add -b NAME ../NAME</c>, as a user would type it; git must succeed.</summary>
    public Worktree AddWorktree(string name) => AddWorktree(name, "worktree", "add", "-b", name, $"../{name}");

    /// <summary>The worktree that this git command makes beside the repository under <paramref name="name"/>; git must succeed.</summary>
    public Worktree AddWorktree(string name, params string[] arguments) => new(this, Beside(name)) { Added = Git(arguments) };

    /// <summary><c>feature-1</c> and so on, each by a git of its own, all at the same time.</summary>
    public Checkout[] AddWorktreesAtOnce(int count)
    {
        string[] names = [.. Enumerable.Range(1, count).Select(number => $"feature-{number}")];
        RunningCommand[] commands = [.. names.Select(name => Start("git", "worktree", "add", "-b", name, $"../{name}"))];
        foreach (var (name, command) in names.Zip(commands))
        {
            using (command)
                AddAgainWhereGitStumbled(name, command.WaitForEnd(Limits.Build, Sandbox.Cancellation));
        }

        return [.. names.Select(name => new Checkout(Sandbox, Beside(name)))];
    }

    /// <summary>git reads every other worktree's folder first and dies, before it makes its own, where one of them is only half made.</summary>
    private void AddAgainWhereGitStumbled(string name, CommandResult added)
    {
        for (int tries = 0; tries < 20 && added.Error.Contains("fatal: failed to read", StringComparison.Ordinal); tries++)
            added = TryGit("worktree", "add", "-B", name, $"../{name}");
        added.ShouldExitWith(0);
    }

    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, name);
}
