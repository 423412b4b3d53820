namespace Daft.Core.Planning;

/// <summary>How much of the processor and the disk the jobs get that nobody waits for, beside everything else on the machine.</summary>
public enum BackgroundPriority
{
    /// <summary>What nothing else wants: the last place for the processor and the disk's idle time.</summary>
    Idle,

    /// <summary>Less than what the user works with, but a share of their own.</summary>
    Low,

    /// <summary>No less than anything else.</summary>
    Normal,
}

public static class BackgroundPriorities
{
    /// <summary>As git's configuration (<c>daft.backgroundPriority</c>) and plans spell it.</summary>
    public static string ToText(this BackgroundPriority priority) => priority switch
    {
        BackgroundPriority.Normal => "normal",
        BackgroundPriority.Low => "low",
        _ => "idle",
    };

    /// <returns>Null for what is none.</returns>
    public static BackgroundPriority? TryParse(string? text) => text?.ToUpperInvariant() switch
    {
        "IDLE" => BackgroundPriority.Idle,
        "LOW" => BackgroundPriority.Low,
        "NORMAL" => BackgroundPriority.Normal,
        _ => null,
    };
}
