namespace Daft.Core.Runs;

/// <summary>A worktree's standing in one word.</summary>
public enum Warmth
{
    /// <summary>daft knows of no run here.</summary>
    Cold,

    /// <summary>A job has not ended yet.</summary>
    Warming,

    /// <summary>Every job completed or had nothing to do.</summary>
    Warm,

    /// <summary>A job failed, was lost, or was blocked by one that did.</summary>
    Failed,

    /// <summary>A job was cancelled, and none failed.</summary>
    Cancelled,
}

public static class Warmths
{
    public static string ToText(this Warmth warmth) => warmth switch
    {
        Warmth.Warming => "warming",
        Warmth.Warm => "warm",
        Warmth.Failed => "failed",
        Warmth.Cancelled => "cancelled",
        _ => "cold",
    };
}
