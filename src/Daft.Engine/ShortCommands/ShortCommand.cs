using System.ComponentModel;
using CliWrap;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.ShortCommands;

/// <summary>
/// A command that is soon done and whose output is read: <c>git</c>, a condition, the login shell. It ends when its
/// process ends: a daemon left behind with the pipes in its hands is given <see cref="DrainTime"/> and no more.
/// </summary>
/// <remarks>
/// CliWrap alone waits for the end of the pipes, which a daemon keeps open for as long as it lives (facts/dotnet.md). It
/// does tell its input source when the process has ended, so that is where the end is heard of.
/// </remarks>
public sealed record ShortCommand
{
    public static TimeSpan UsualTimeLimit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after the end of the process its pipes are still read.</summary>
    public static TimeSpan DrainTime { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>An absolute path, or a name to be looked up on the <c>PATH</c> of <see cref="Environment"/>, and only there.</summary>
    public required string Executable { get; init; }

    /// <summary>Without the name of the program itself.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>The whole environment of the child; nothing is inherited.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What it reads from standard input; nothing where not given.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    public TimeSpan TimeLimit { get; init; } = UsualTimeLimit;

    /// <summary>Nobody reads what it writes: of standard output nothing is kept, of standard error the end.</summary>
    public bool DiscardsOutput { get; init; }

    /// <exception cref="OperationCanceledException">The caller cancelled; the command and its children were killed.</exception>
    public async Task<ShortCommandResult> RunAsync(CancellationToken cancellationToken)
    {
        if (ExecutableSearch.Find(Executable, Environment) is not { } path)
            return new ShortCommandResult.NotFound(Executable);
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            BrokenPipeSignal.LeaveDefaultToChildren();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await RunWithinAsync(path, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ShortCommandResult.TimedOut(TimeLimit);
        }
        catch (Win32Exception refused)
        {
            // No such working directory, not a program for this machine, no more processes.
            return new ShortCommandResult.Refused(refused.Message);
        }
    }

    private async Task<ShortCommandResult> RunWithinAsync(string path, CancellationToken limit)
    {
        using var streams = new ShortCommandStreams(Input, DrainTime, DiscardsOutput);
        CommandResult result = await Cli.Wrap(path)
            .WithArguments(Arguments, escape: true)
            .WithWorkingDirectory(WorkingDirectory)
            .WithEnvironmentVariables(InheritedEnvironment.ChangesTo(Environment))
            .WithStandardInputPipe(PipeSource.Create(streams.FeedAsync))
            .WithStandardOutputPipe(PipeTarget.Create(streams.CollectOutputAsync))
            .WithStandardErrorPipe(PipeTarget.Create(streams.CollectErrorsAsync))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(limit);
        return new ShortCommandResult.Finished(result.ExitCode, streams.Output, streams.ErrorText);
    }
}
