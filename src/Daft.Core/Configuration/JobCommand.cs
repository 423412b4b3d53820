using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>The value of <c>run</c>: one shell command for every system, or one for each system named.</summary>
public sealed record JobCommand
{
    /// <summary>The command wherever no system is named; null where <c>run</c> is a map.</summary>
    public string? Everywhere { get; init; }

    public ImmutableSortedDictionary<OperatingSystemName, string> BySystem { get; init; } =
        ImmutableSortedDictionary<OperatingSystemName, string>.Empty;

    /// <returns>Null where the job has no command for this system: it is skipped there.</returns>
    public string? For(OperatingSystemName system) =>
        Everywhere ?? (BySystem.TryGetValue(system, out string? command) ? command : null);
}
