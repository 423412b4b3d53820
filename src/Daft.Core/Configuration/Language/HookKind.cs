using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

internal sealed record HookKind() : ValueKind<HookDefinition>("a map with 'jobs'")
{
    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out HookDefinition value)
    {
        value = null;
        if (entry.Value is not Setting.Mapping map)
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "write 'jobs:' above the list" : null);
        value = HookKeys.All.Read(map, new HookDraft { Name = entry.Key, Place = entry.KeyPlace }, report).ToDefinition(report);
        return true;
    }
}
