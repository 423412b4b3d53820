namespace Daft.Core.Configuration.Language;

/// <summary>A key of the original daft that means nothing to a hook runner: whatever it holds is passed over with a warning.</summary>
internal sealed record IgnoredKind() : ValueKind<Setting>("anything")
{
    public override ValueShape Shape => new ValueShape.Anything();

    public override bool IsWarnedOf => true;

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out Setting value)
    {
        value = entry.Value;
        report(ConfigurationProblems.Ignored(entry));
        return true;
    }
}
