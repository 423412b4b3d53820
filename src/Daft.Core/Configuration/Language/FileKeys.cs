using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What the file may say at its top level, and what <c>hooks</c> may.</summary>
internal static class FileKeys
{
    public static Level<ImmutableArray<HookDefinition>> Hooks { get; } = new("under 'hooks'",
    [
        new Key<ImmutableArray<HookDefinition>, HookDefinition>(HookNames.WorktreePostCreate, new HookKind(), (hooks, hook, _) => hooks.Add(hook)),
    ]);

    public static Level<DaftConfiguration> All { get; } = new("at the top level",
    [
        new Key<DaftConfiguration, ImmutableArray<HookDefinition>>("hooks", new HooksKind(), (file, hooks, _) => file with { Hooks = hooks }),
    ]);
}
