using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Worktrees;

namespace Daft.Core.Tests.Planning;

/// <summary>Plans and what they are made of, for tests that care for one thing about them.</summary>
internal static class Plans
{
    public static DateTimeOffset Noon { get; } = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static WorktreeIdentity Worktree { get; } =
        new() { AdministrativeId = "feature", Path = "/repos/feature tree", Root = new FileIdentity(64_512, ulong.MaxValue), Nonce = "a1b2" };

    public static PlanRequest Request(HookDefinition hook) => new()
    {
        Hook = hook,
        System = OperatingSystemName.Linux,
        RunId = "20260102-120000-abc",
        CreatedAt = Noon,
        Trigger = "git worktree add",
        CommonDirectory = "/repos/main/.git",
        Worktree = Worktree,
        Branch = "feature/x",
        Commit = "0123abc",
        DirectoryExists = _ => true,
    };

    public static RunPlan Of(JobOrder order, params PlannedJob[] jobs) => new()
    {
        RunId = "run",
        Hook = HookNames.WorktreePostCreate,
        Trigger = "git worktree add",
        CreatedAt = Noon,
        CommonDirectory = "/repos/main/.git",
        Worktree = Worktree,
        Order = order,
        Jobs = [.. jobs.Select((job, index) => job with { Index = index })],
    };

    public static PlannedJob Job(string name, params int[] needs) =>
        new() { Index = 0, Name = name, Command = "make", LogFile = $"{name}.log", Needs = ImmutableArray.Create(needs) };

    /// <summary>A group of <see cref="With"/>; its index is its place there.</summary>
    public static PlannedGroup Group(string name, JobOrder order, int? parent = null) => new() { Index = 0, Name = name, Order = order, Parent = parent };

    public static RunPlan With(this RunPlan plan, params PlannedGroup[] groups) =>
        plan with { Groups = [.. groups.Select((group, index) => group with { Index = index })] };

    public static PlannedJob In(this PlannedJob job, int group) => job with { Group = group };
}
