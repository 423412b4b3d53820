namespace Daft.EndToEnd.Harness;

/// <summary>A linked worktree and the git command that made it.</summary>
internal sealed class Worktree(Repository repository, string path) : Checkout(repository.Sandbox, path)
{
    public Repository Repository { get; } = repository;

    public required CommandResult Added { get; init; }

    public bool Exists => System.IO.Path.Exists(Path);
}
