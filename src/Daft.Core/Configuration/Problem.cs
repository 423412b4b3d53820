namespace Daft.Core.Configuration;

/// <summary>Whether a problem stops a run.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing of the file runs.</summary>
    Error,

    /// <summary>It is said, and everything runs all the same.</summary>
    Warning,
}

/// <summary>Something wrong in a configuration file, with its place and, where one is known, the way out.</summary>
public sealed record Problem(SourcePlace Place, string Message, string? Hint = null)
{
    public ProblemSeverity Severity { get; init; } = ProblemSeverity.Error;
}
