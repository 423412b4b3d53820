namespace Daft.Core.Configuration;

/// <summary>Whether a background job waits for one of the machine's slots: most are builds, of which a machine takes a few at a time.</summary>
public enum JobWeight
{
    Heavy,

    /// <summary>It starts as soon as its needs are met, however much else runs.</summary>
    Light,
}
