using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>The keys of a map that says something else on each system.</summary>
internal static class SystemKeys
{
    public static Level<ImmutableSortedDictionary<OperatingSystemName, T>> Of<T>(string where, string what, ValueKind<T> kind) =>
        new(where, [For(OperatingSystemName.Linux, what, kind), For(OperatingSystemName.MacOS, what, kind), For(OperatingSystemName.Windows, what, kind)]);

    private static Key<ImmutableSortedDictionary<OperatingSystemName, T>> For<T>(OperatingSystemName system, string what, ValueKind<T> kind) =>
        new Key<ImmutableSortedDictionary<OperatingSystemName, T>, T>(
            system.ToText(), $"{what} on {system.ToText()}.", kind, (systems, value, _) => systems.SetItem(system, value));
}
