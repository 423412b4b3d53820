using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Conditions;

/// <summary>Runs the commands of conditions: in the worktree's root, with nothing to read, and without anybody who reads.</summary>
/// <param name="shell">As the platform finds it.</param>
/// <param name="environment">The whole of it.</param>
internal sealed class ConditionCommand(string shell, string worktree, ImmutableDictionary<string, string> environment)
{
    /// <summary>The user waits for it, and so does git.</summary>
    public static TimeSpan UsualTimeLimit { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Of a shell: a command that is there and cannot be run, and one that is not there (POSIX, sh(1), exit status).</summary>
    private const int CannotRun = 126;

    private const int NotThere = 127;

    public TimeSpan TimeLimit { get; init; } = UsualTimeLimit;

    /// <exception cref="OperationCanceledException">The command and its children were killed.</exception>
    public async Task<CommandOutcome> RunAsync(string command, CancellationToken cancellationToken)
    {
        var result = await new ShortCommand
        {
            Executable = shell,
            Arguments = ["-c", command],
            WorkingDirectory = worktree,
            Environment = environment,
            TimeLimit = TimeLimit,
            DiscardsOutput = true,
        }.RunAsync(cancellationToken);
        return result switch
        {
            ShortCommandResult.Finished { ExitCode: not (CannotRun or NotThere) } finished => new CommandOutcome.Exited(finished.ExitCode),
            ShortCommandResult.TimedOut late => new CommandOutcome.Killed(late.Limit),
            _ => new CommandOutcome.NotRun(result.Describe(shell)),
        };
    }
}
