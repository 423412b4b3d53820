using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

internal sealed record LogLimitsKind() : ValueKind<LogLimits>("a map with 'retention' and 'max_log_size'")
{
    public override ValueShape Shape => new ValueShape.Named("log", new ValueShape.Fields(LogKeys.OfJob));

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out LogLimits value)
    {
        value = entry.Value is Setting.Mapping map ? LogKeys.OfJob.Read(map, new LogLimits(), report) : null;
        return value is not null || Refuse(entry, report);
    }
}

internal sealed record LogSettingsKind() : ValueKind<LogSettings>("a map with 'retention', 'max_log_size', 'keep_last' and 'max_total_size'")
{
    public override ValueShape Shape => new ValueShape.Fields(LogKeys.OfFile);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out LogSettings value)
    {
        value = entry.Value is Setting.Mapping map ? LogKeys.OfFile.Read(map, new LogSettings(), report) : null;
        return value is not null || Refuse(entry, report);
    }
}
