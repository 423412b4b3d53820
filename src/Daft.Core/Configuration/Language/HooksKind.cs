using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

internal sealed record HooksKind() : ValueKind<ImmutableArray<HookDefinition>>("a map of hooks")
{
    public override ValueShape Shape => new ValueShape.Either([new ValueShape.Fields(FileKeys.Hooks), new ValueShape.Nothing()]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<HookDefinition> value)
    {
        value = [];
        if (Scalars.IsNull(entry.Value))
            return true;
        if (entry.Value is not Setting.Mapping map)
            return Refuse(entry, report);
        value = FileKeys.Hooks.Read(map, value, report);
        return true;
    }
}
