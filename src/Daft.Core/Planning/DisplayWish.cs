namespace Daft.Core.Planning;

/// <summary>What the configuration says about showing a run; the user's own word is stronger.</summary>
public sealed record DisplayWish
{
    public bool Colors { get; init; } = true;

    /// <summary>What jobs write while they run. What a failed one wrote last is shown in any case.</summary>
    public bool Output { get; init; } = true;
}
