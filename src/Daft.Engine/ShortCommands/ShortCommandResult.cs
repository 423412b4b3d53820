using System.Text;

namespace Daft.Engine.ShortCommands;

/// <summary>What became of a short command.</summary>
public abstract record ShortCommandResult
{
    /// <param name="ExitCode">128 + signal, or what the base library makes of it, for one that was killed.</param>
    /// <param name="Output">The bytes of standard output.</param>
    /// <param name="ErrorText">Standard error as text.</param>
    public sealed record Finished(int ExitCode, ReadOnlyMemory<byte> Output, string ErrorText) : ShortCommandResult
    {
        public string OutputText => Encoding.UTF8.GetString(Output.Span);
    }

    /// <summary>There is no such program on <c>PATH</c>.</summary>
    public sealed record NotFound(string Executable) : ShortCommandResult;

    /// <param name="Reason">The system's own words.</param>
    public sealed record Refused(string Reason) : ShortCommandResult;

    /// <summary>It was killed, its children too.</summary>
    public sealed record TimedOut(TimeSpan Limit) : ShortCommandResult;

    /// <summary>Whether it ran to its end with status 0.</summary>
    public bool Succeeded => this is Finished { ExitCode: 0 };

    /// <summary>Why it did not succeed, as one line.</summary>
    public string Describe(string command) => this switch
    {
        Finished finished => LastLine(finished.ErrorText) is { Length: > 0 } line ? line : $"{command} ended with status {finished.ExitCode}",
        NotFound missing => $"'{missing.Executable}' is not on PATH",
        Refused refused => $"{command} could not be started: {refused.Reason}",
        TimedOut late => $"{command} did not end within {late.Limit.TotalSeconds:0} s",
        _ => command,
    };

    private static string LastLine(string text) => text.TrimEnd().Split('\n')[^1].Trim();
}
