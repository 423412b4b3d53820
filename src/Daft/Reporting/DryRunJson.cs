using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Planning;

namespace Daft.Reporting;

/// <summary>A plan that nobody runs, for programs: jobs and groups name the group they are in.</summary>
public static class DryRunJson
{
    /// <summary>Of one job, in bytes, where neither its command nor its description is long.</summary>
    private const int UsualSize = 512;

    public static ReadOnlySpan<byte> Write(RunPlan plan) => JsonText.Write(
        json =>
        {
            json.WriteStartObject();
            json.WriteString("hook_type", plan.Hook);
            json.WriteString("worktree", plan.Worktree.Path);
            json.WriteString("branch", plan.Branch);
            json.WriteString("commit", plan.Commit);
            json.WriteString("order", JobOrderText.Of(plan.Order));
            WriteJobs(json, plan);
            WriteGroups(json, plan);
            json.WriteEndObject();
        },
        expected: UsualSize * (1 + plan.Jobs.Length));

    /// <summary>Nothing would run: there is no plan, and a program that reads one is told so in its own language.</summary>
    public static ReadOnlySpan<byte> WriteNothing(string hook) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("hook_type", hook);
        foreach (string list in (string[])["jobs", "groups"])
        {
            json.WriteStartArray(list);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void WriteJobs(Utf8JsonWriter json, RunPlan plan)
    {
        json.WriteStartArray("jobs");
        foreach (PlannedJob job in plan.Jobs)
        {
            json.WriteStartObject();
            json.WriteString("name", job.Name);
            json.WriteString("description", job.Description);
            json.WriteString("group", NameOf(plan, job.Group));
            json.WriteString("command", job.ShownCommand);
            json.WriteString("root", job.Root);
            json.WriteBoolean("background", job.Background);
            json.WriteString("weight", job.IsLight ? "light" : "heavy");
            json.WriteBoolean("interactive", job.Interactive);
            json.WriteNumber("priority", job.Priority);
            WriteNeeds(json, plan, job.Needs, job.NeededGroups);
            json.WriteString("skip_reason", job.SkipReason);
            json.WriteString("open_condition", job.OpenCondition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGroups(Utf8JsonWriter json, RunPlan plan)
    {
        json.WriteStartArray("groups");
        foreach (PlannedGroup group in plan.Groups)
        {
            json.WriteStartObject();
            json.WriteString("name", group.Name);
            json.WriteString("description", group.Description);
            json.WriteString("group", NameOf(plan, group.Parent));
            json.WriteString("order", JobOrderText.Of(group.Order));
            json.WriteNumber("priority", group.Priority);
            WriteNeeds(json, plan, group.Needs, group.NeededGroups);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? NameOf(RunPlan plan, int? group) => group is { } index ? plan.Groups[index].Name : null;

    private static void WriteNeeds(Utf8JsonWriter json, RunPlan plan, ImmutableArray<int> jobs, ImmutableArray<int> groups)
    {
        json.WriteStartArray("needs");
        foreach (int job in jobs)
            json.WriteStringValue(plan.Jobs[job].Name);
        foreach (int group in groups)
            json.WriteStringValue(plan.Groups[group].Name);
        json.WriteEndArray();
    }
}
