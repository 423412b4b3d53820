namespace Daft.Core.Configuration;

/// <summary>What becomes of a background job's output.</summary>
public enum BackgroundOutput
{
    /// <summary>It is kept, and a failure is told.</summary>
    Log,

    /// <summary>It is kept only where the job failed, and a failure is not told.</summary>
    Silent,
}
