using System.Buffers;
using System.Text.Json;
using Daft.Core.Planning;
using Daft.Messages;

namespace Daft.Reporting;

/// <summary>A plan that nobody runs, for people and for programs.</summary>
public static class DryRun
{
    public static IReadOnlyList<string> Lines(RunPlan plan) =>
        [RunMessages.WouldRun(plan), .. plan.Jobs.SelectMany(job => Lines(plan, job))];

    public static ReadOnlySpan<byte> Json(RunPlan plan)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("hook_type", plan.Hook);
            json.WriteString("worktree", plan.Worktree.Path);
            json.WriteString("branch", plan.Branch);
            json.WriteString("commit", plan.Commit);
            json.WriteStartArray("jobs");
            foreach (PlannedJob job in plan.Jobs)
                WriteJob(json, plan, job);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenSpan;
    }

    private static IEnumerable<string> Lines(RunPlan plan, PlannedJob job)
    {
        yield return "  " + RunMessages.Planned(job, [.. Needs(plan, job)]);
        foreach (string line in job.Command.TrimEnd('\n').Split('\n'))
            yield return "    $ " + Core.Configuration.VisibleText.Of(line);
    }

    private static void WriteJob(Utf8JsonWriter json, RunPlan plan, PlannedJob job)
    {
        json.WriteStartObject();
        json.WriteString("name", job.Name);
        json.WriteString("description", job.Description);
        json.WriteString("command", job.Command);
        json.WriteString("root", job.Root);
        json.WriteBoolean("background", job.Background);
        json.WriteNumber("priority", job.Priority);
        json.WriteStartArray("needs");
        foreach (string need in Needs(plan, job))
            json.WriteStringValue(need);
        json.WriteEndArray();
        json.WriteString("skip_reason", job.SkipReason);
        json.WriteString("open_condition", job.OpenCondition);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Needs(RunPlan plan, PlannedJob job) => job.Needs.Select(need => plan.Jobs[need].Name);
}
