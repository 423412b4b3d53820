using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <summary>The <c>git</c> command, asked about one worktree's repository.</summary>
/// <remarks>
/// git is left to find the repository from where it stands, because then it checks who owns it: reading a blob of a
/// partial clone runs what the repository's configuration names, and a folder of somebody else's may hold anything.
/// Only where the caller named the git directory itself is git given it, as the caller's git was.
/// </remarks>
/// <param name="environment">Of the hook or the command line; cleaned here.</param>
public sealed class GitCommand(WorktreeLayout layout, IReadOnlyDictionary<string, string> environment)
{
    private readonly IReadOnlyDictionary<string, string> _environment = GitEnvironment.ForCommands(environment);

    public Task<ShortCommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, ReadOnlyMemory<byte>.Empty, cancellationToken);

    public Task<ShortCommandResult> RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var command = new ShortCommand
        {
            Executable = "git",
            Arguments = [.. Place(), .. arguments],
            WorkingDirectory = layout.WorktreeRoot ?? layout.CommonDirectory,
            Environment = _environment,
            Input = input,
        };
        return command.RunAsync(cancellationToken);
    }

    private string[] Place() => layout.IsNamedByEnvironment ? ["--git-dir=" + layout.GitDirectory] : [];
}
