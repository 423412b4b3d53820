using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Json;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>The field <c>jobs</c> of a plan: a job's index is its place in it.</summary>
internal static class PlannedJobJson
{
    public static void WriteAll(Utf8JsonWriter json, ImmutableArray<PlannedJob> jobs)
    {
        json.WriteStartArray("jobs");
        foreach (PlannedJob job in jobs)
            Write(json, job);
        json.WriteEndArray();
    }

    /// <returns>Null where the jobs are not there, or one of them is none.</returns>
    public static ImmutableArray<PlannedJob>? TryReadAll(JsonElement plan)
    {
        if (plan.FindArray("jobs") is not { } array)
            return null;
        PlannedJob?[] jobs = [.. array.EnumerateArray().Select(Read)];
        return jobs.Contains(null) ? null : [.. jobs.OfType<PlannedJob>()];
    }

    private static void Write(Utf8JsonWriter json, PlannedJob job)
    {
        json.WriteStartObject();
        json.WriteString("name", job.Name);
        json.WriteOptional("description", job.Description);
        json.WriteString("command", job.Command);
        json.WriteOptional("written", job.Written);
        WriteTemplates(json, job.Templates);
        json.WriteString("root", job.Root);
        WriteEnvironment(json, job.Environment);
        if (job.Group is { } group)
            json.WriteNumber("group", group);
        PlanIndexes.WriteNeeds(json, job.Needs);
        PlanIndexes.WriteNeededGroups(json, job.NeededGroups);
        json.WriteBoolean("background", job.Background);
        json.WriteFlag("silent", job.IsSilent);
        json.WriteFlag("light", job.IsLight);
        json.WriteFlag("interactive", job.Interactive);
        json.WriteNumber("priority", job.Priority);
        if (job.Timeout is { } timeout)
            json.WriteDuration("timeout_ms", timeout);
        json.WriteOptional("fail_text", job.FailText);
        json.WriteOptional("skip_reason", job.SkipReason);
        if (job.MaximumLogSize is { } size)
            json.WriteNumber("max_log_size", size);
        if (job.LogRetention is { } retention)
            json.WriteDuration("log_retention_ms", retention);
        json.WriteString("log_file", job.LogFile);
        json.WriteEndObject();
    }

    private static PlannedJob? Read(JsonElement json, int index)
    {
        string? name = json.FindText("name");
        string? command = json.FindText("command");
        string? logFile = json.FindText("log_file");
        if (name is null || command is null || logFile is null || !LogFileName.IsPlain(logFile))
            return null;
        return new PlannedJob
        {
            Index = index,
            Name = name,
            Description = json.FindText("description"),
            Command = command,
            Written = json.FindText("written"),
            Templates = ReadTemplates(json),
            Root = json.FindText("root") ?? ".",
            Environment = ReadEnvironment(json),
            Group = json.FindInt("group"),
            Needs = PlanIndexes.ReadNeeds(json),
            NeededGroups = PlanIndexes.ReadNeededGroups(json),
            Background = json.FindFlag("background"),
            IsSilent = json.FindFlag("silent"),
            IsLight = json.FindFlag("light"),
            Interactive = json.FindFlag("interactive"),
            Priority = json.FindInt("priority") ?? 0,
            Timeout = json.FindDuration("timeout_ms"),
            FailText = json.FindText("fail_text"),
            SkipReason = json.FindText("skip_reason"),
            MaximumLogSize = json.FindSize("max_log_size"),
            LogRetention = json.FindDuration("log_retention_ms"),
            LogFile = logFile,
        };
    }

    private static void WriteTemplates(Utf8JsonWriter json, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
            return;
        json.WriteStartArray("templates");
        foreach (string name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    /// <summary>Those that this version knows.</summary>
    private static ImmutableArray<string> ReadTemplates(JsonElement job) => job.FindArray("templates") is { } array
        ? [.. array.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).Where(TemplateNames.IsKnown)]
        : [];

    /// <summary>A list of names and values, not an object: the order counts.</summary>
    private static void WriteEnvironment(Utf8JsonWriter json, ImmutableArray<PlannedVariable> variables)
    {
        json.WriteStartArray("env");
        foreach (PlannedVariable variable in variables)
        {
            json.WriteStartObject();
            json.WriteString("name", variable.Name);
            json.WriteString("value", variable.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<PlannedVariable> ReadEnvironment(JsonElement job) => job.FindArray("env") is { } array
        ? [.. array.EnumerateArray().Select(ReadVariable).OfType<PlannedVariable>()]
        : [];

    private static PlannedVariable? ReadVariable(JsonElement json) =>
        json.FindText("name") is { } name && json.FindText("value") is { } value ? new PlannedVariable(name, value) : null;
}
