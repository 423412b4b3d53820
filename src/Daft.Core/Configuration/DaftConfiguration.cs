using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>The whole of one <c>daft.yml</c>, without a problem in it.</summary>
public sealed record DaftConfiguration
{
    /// <summary>The file's name as the user knows it, for messages.</summary>
    public required string File { get; init; }

    public ImmutableArray<HookDefinition> Hooks { get; init; } = [];

    public HookDefinition? FindHook(string name) => Hooks.FirstOrDefault(hook => hook.Name == name);
}
