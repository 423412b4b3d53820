using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Configuration;
using Daft.Core.Json;
using Daft.Core.Slots;
using Daft.Core.Worktrees;

namespace Daft.Core.Planning;

/// <summary>
/// A plan as <c>plan.json</c> in its run folder. Field names are for ever: a field may be added, and a reader passes over
/// those it does not know and does without those it does not find, as long as the plan can be told from something else.
/// </summary>
public static class PlanJson
{
    private const int Version = 1;
    private const string Desktop = "desktop";

    public static byte[] Write(RunPlan plan) => JsonBytes.WriteLine(json =>
    {
        json.WriteNumber("version", Version);
        json.WriteString("run_id", plan.RunId);
        json.WriteString("hook", plan.Hook);
        json.WriteString("trigger", plan.Trigger);
        json.WriteTime("created_at", plan.CreatedAt);
        if (plan.SinceBoot > TimeSpan.Zero)
            json.WriteDuration("since_boot_ms", plan.SinceBoot);
        json.WriteString("common_dir", plan.CommonDirectory);
        WriteWorktree(json, plan.Worktree);
        json.WriteOptional("branch", plan.Branch);
        json.WriteOptional("commit", plan.Commit);
        WorktreeOriginJson.Write(json, plan.Origin);
        json.WriteOptional("shell_setup", plan.ShellSetup);
        WriteSlots(json, plan.Slots);
        json.WriteString("order", JobOrderText.Of(plan.Order));
        json.WriteString("fail_mode", plan.FailMode == FailMode.Abort ? "abort" : "warn");
        json.WriteFlag("partial", plan.IsPartial);
        json.WriteOptional("notify", plan.NotifiesDesktop ? Desktop : null);
        json.WriteString("background_priority", plan.BackgroundPriority.ToText());
        json.WriteFlag("no_colors", !plan.Display.Colors);
        json.WriteFlag("no_output", !plan.Display.Output);
        if (plan.KeepLast is { } count)
            json.WriteNumber("keep_last", count);
        if (plan.MaximumTotalSize is { } size)
            json.WriteNumber("max_total_size", size);
        PlannedJobJson.WriteAll(json, plan.Jobs);
        PlannedGroupJson.WriteAll(json, plan.Groups);
    });

    /// <returns>Null for what is no plan of daft's, or only a piece of one.</returns>
    public static RunPlan? TryRead(ReadOnlySpan<byte> bytes) => JsonBytes.TryRead(bytes, Read);

    private static RunPlan? Read(JsonElement json)
    {
        bool isPlan = json.FindInt("version") >= Version;
        string? runId = json.FindText("run_id");
        DateTimeOffset? createdAt = json.FindTime("created_at");
        string? commonDirectory = json.FindText("common_dir");
        WorktreeIdentity? worktree = json.FindObject("worktree") is { } identity ? ReadWorktree(identity) : null;
        if (!isPlan || runId is null || createdAt is null || commonDirectory is null || worktree is null)
            return null;
        if (PlannedJobJson.TryReadAll(json) is not { } jobs || PlannedGroupJson.TryReadAll(json) is not { } groups || !FitTogether(jobs, groups))
            return null;
        return new RunPlan
        {
            RunId = runId,
            Hook = json.FindText("hook") ?? "",
            Trigger = json.FindText("trigger") ?? "",
            CreatedAt = createdAt.Value,
            SinceBoot = json.FindDuration("since_boot_ms") ?? TimeSpan.Zero,
            CommonDirectory = commonDirectory,
            Worktree = worktree,
            Branch = json.FindText("branch"),
            Commit = json.FindText("commit"),
            Origin = WorktreeOriginJson.Read(json),
            ShellSetup = json.FindText("shell_setup"),
            Slots = json.FindObject("slots") is { } slots ? ReadSlots(slots) : null,
            Order = JobOrderText.Read(json.FindText("order")),
            FailMode = json.FindText("fail_mode") == "abort" ? FailMode.Abort : FailMode.Warn,
            IsPartial = json.FindFlag("partial"),
            NotifiesDesktop = json.FindText("notify") == Desktop,
            Display = new DisplayWish { Colors = !json.FindFlag("no_colors"), Output = !json.FindFlag("no_output") },
            BackgroundPriority = BackgroundPriorities.TryParse(json.FindText("background_priority")) ?? BackgroundPriority.Idle,
            KeepLast = json.FindInt("keep_last"),
            MaximumTotalSize = json.FindSize("max_total_size"),
            Jobs = jobs,
            Groups = groups,
        };
    }

    private static bool FitTogether(ImmutableArray<PlannedJob> jobs, ImmutableArray<PlannedGroup> groups)
    {
        bool AreThere(ImmutableArray<int> needs, ImmutableArray<int> neededGroups) =>
            PlanIndexes.AreWithin(needs, jobs.Length) && PlanIndexes.AreWithin(neededGroups, groups.Length);

        return jobs.All(job => AreThere(job.Needs, job.NeededGroups) && (job.Group is not { } group || (group >= 0 && group < groups.Length)))
            && groups.All(group => AreThere(group.Needs, group.NeededGroups));
    }

    private static void WriteSlots(Utf8JsonWriter json, SlotRule? slots)
    {
        if (slots is null)
            return;
        json.WriteStartObject("slots");
        json.WriteString("folder", slots.Folder);
        json.WriteNumber("limit", slots.Limit);
        json.WriteEndObject();
    }

    private static SlotRule? ReadSlots(JsonElement json) =>
        json.FindText("folder") is { Length: > 0 } folder && json.FindInt("limit") is { } limit and > 0 ? new SlotRule(folder, limit) : null;

    private static void WriteWorktree(Utf8JsonWriter json, WorktreeIdentity worktree)
    {
        json.WriteStartObject("worktree");
        json.WriteString("id", worktree.AdministrativeId);
        json.WriteString("path", worktree.Path);
        json.WriteNumber("device", worktree.Root.Device);
        json.WriteNumber("inode", worktree.Root.Inode);
        json.WriteString("nonce", worktree.Nonce);
        json.WriteEndObject();
    }

    private static WorktreeIdentity? ReadWorktree(JsonElement json) =>
        json.FindText("id") is { } id && json.FindText("path") is { } path
            ? new WorktreeIdentity
            {
                AdministrativeId = id,
                Path = path,
                Root = new FileIdentity(json.FindUnsigned("device") ?? 0, json.FindUnsigned("inode") ?? 0),
                Nonce = json.FindText("nonce") ?? "",
            }
            : null;
}
