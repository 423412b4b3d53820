namespace Daft.Core;

/// <summary>
/// What the user can mend. Caught once, at the command line or at the git hook, and shown as <c>error:</c> and
/// <c>hint:</c>. Anything else that flies is a bug of daft's and is shown as one.
/// </summary>
public class DaftException : Exception
{
    public DaftException(string message, string? hint = null, ExitCode exitCode = ExitCode.CouldNot)
        : base(message)
    {
        Hint = hint;
        ExitCode = exitCode;
    }

    public DaftException(string message, Exception cause, string? hint = null)
        : base(message, cause)
    {
        Hint = hint;
        ExitCode = ExitCode.CouldNot;
    }

    /// <summary>The way out, a sentence without a full stop; null where there is none to name.</summary>
    public string? Hint { get; }

    public ExitCode ExitCode { get; }
}
