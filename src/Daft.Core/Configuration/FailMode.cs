namespace Daft.Core.Configuration;

/// <summary>What a failed job means to git: a report, or exit status 1.</summary>
public enum FailMode
{
    Warn,
    Abort,
}
