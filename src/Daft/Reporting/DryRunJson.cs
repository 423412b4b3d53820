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
            json.WriteString("hook_type"u8, plan.Hook);
            json.WriteString("worktree"u8, plan.Worktree.Path);
            json.WriteString("branch"u8, plan.Branch);
            json.WriteString("commit"u8, plan.Commit);
            json.WriteString("order"u8, JobOrderText.Of(plan.Order));
            WriteJobs(json, plan);
            WriteGroups(json, plan);
            json.WriteEndObject();
        },
        expected: UsualSize * (1 + plan.Jobs.Length));

    /// <summary>Nothing would run: there is no plan, and a program that reads one is told so in its own language.</summary>
    public static ReadOnlySpan<byte> WriteNothing(string hook) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("hook_type"u8, hook);
        foreach (string list in (string[])["jobs", "groups"])
        {
            json.WriteStartArray(list);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    private static void WriteJobs(Utf8JsonWriter json, RunPlan plan)
    {
        json.WriteStartArray("jobs"u8);
        foreach (PlannedJob job in plan.Jobs)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, job.Name);
            json.WriteString("description"u8, job.Description);
            json.WriteString("group"u8, NameOf(plan, job.Group));
            json.WriteString("command"u8, job.ShownCommand);
            json.WriteString("root"u8, job.Root);
            json.WriteBoolean("background"u8, job.Background);
            json.WriteString("weight"u8, job.IsLight ? "light" : "heavy");
            json.WriteBoolean("interactive"u8, job.Interactive);
            json.WriteNumber("priority"u8, job.Priority);
            WriteNeeds(json, plan, job.Needs, job.NeededGroups);
            json.WriteString("skip_reason"u8, job.SkipReason);
            json.WriteString("open_condition"u8, job.OpenCondition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteGroups(Utf8JsonWriter json, RunPlan plan)
    {
        json.WriteStartArray("groups"u8);
        foreach (PlannedGroup group in plan.Groups)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, group.Name);
            json.WriteString("description"u8, group.Description);
            json.WriteString("group"u8, NameOf(plan, group.Parent));
            json.WriteString("order"u8, JobOrderText.Of(group.Order));
            json.WriteNumber("priority"u8, group.Priority);
            WriteNeeds(json, plan, group.Needs, group.NeededGroups);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? NameOf(RunPlan plan, int? group) => group is { } index ? plan.Groups[index].Name : null;

    private static void WriteNeeds(Utf8JsonWriter json, RunPlan plan, ImmutableArray<int> jobs, ImmutableArray<int> groups)
    {
        json.WriteStartArray("needs"u8);
        foreach (int job in jobs)
            json.WriteStringValue(plan.Jobs[job].Name);
        foreach (int group in groups)
            json.WriteStringValue(plan.Groups[group].Name);
        json.WriteEndArray();
    }
}
