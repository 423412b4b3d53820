using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <param name="RunsByItself">Whether git calls daft for it; it is read as fully where not, for <c>daft run</c>.</param>
internal sealed record HookKind(bool RunsByItself) : ValueKind<HookDefinition>("a map with 'jobs'")
{
    public override ValueShape Shape => new ValueShape.Named("hook", new ValueShape.Either([new ValueShape.Fields(HookKeys.All), new ValueShape.Nothing()]));

    public override bool IsWarnedOf => !RunsByItself;

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out HookDefinition value)
    {
        value = null;
        if (Scalars.IsNull(entry.Value))
        {
            value = new HookDraft { Name = entry.Key, Place = entry.KeyPlace }.ToDefinition(report);
            return true;
        }

        if (entry.Value is not Setting.Mapping map)
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "write 'jobs:' above the list" : null);
        if (!RunsByItself)
            report(ConfigurationProblems.RunsByHand(entry));
        value = HookKeys.All.Read(map, new HookDraft { Name = entry.Key, Place = entry.KeyPlace }, report).ToDefinition(report);
        return true;
    }
}
