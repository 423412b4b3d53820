namespace Daft.Core.Configuration;

/// <summary>What a failed job means to git: a report, or exit status 1.</summary>
public enum FailMode
{
    Warn,
    Abort,
}

public static class FailModes
{
    /// <summary>As <c>daft.yml</c> spells it.</summary>
    public static string ToText(this FailMode mode) => mode == FailMode.Abort ? "abort" : "warn";
}
