using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Worktrees;

namespace Daft.Tests.Harness;

/// <summary>A run to look at: its plan, and a state for any list of things that happened.</summary>
internal static class Example
{
    public static DateTimeOffset At(double seconds) => FakeClock.Noon + TimeSpan.FromSeconds(seconds);

    public static PlannedJob Job(int index, string name, bool background = false, params int[] needs) => new()
    {
        Index = index,
        Name = name,
        Command = $"make {name}",
        Background = background,
        Needs = [.. needs],
        LogFile = $"{index + 1:00}-{name.Replace('/', '-')}.log",
    };

    public static RunPlan Plan(params ImmutableArray<PlannedJob> jobs) => new()
    {
        RunId = "20260102T120000000Z-abcdef",
        Hook = HookNames.WorktreePostCreate,
        Trigger = "git worktree add",
        CreatedAt = FakeClock.Noon,
        CommonDirectory = "/repo/.git",
        Worktree = new WorktreeIdentity { AdministrativeId = "feature", Path = "/feature", Root = new FileIdentity(1, 2), Nonce = "nonce" },
        Jobs = jobs,
    };

    public static RunEvent Begun(double at = 0) => new RunEvent.RunStarted(At(at), new ProcessIdentity(100, 1), "boot", "0.1.0");

    public static RunEvent Started(int job, double at = 0) => new RunEvent.JobStarted(At(at), job, new ProcessIdentity(200 + job, 1));

    public static RunEvent Ended(int job, double at, int status = 0) =>
        new RunEvent.JobFinished(At(at), job, ExitReport.Exited(status), null, TimeSpan.FromSeconds(at));

    public static RunState State(RunPlan plan, params RunEvent[] events) => RunState.From(plan, events);
}
