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

    public string Beside(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, name);
}
