using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Scheduling;

namespace Daft.Core.Slots;

/// <summary>Which jobs of a run wait for a slot.</summary>
public static class SlotNeed
{
    /// <summary>
    /// The heavy ones in the background, but for those that hold up the foreground: what somebody waits for now waits for no
    /// stranger's build.
    /// </summary>
    public static ImmutableHashSet<int> In(RunPlan plan)
    {
        if (plan.Slots is null)
            return [];
        IReadOnlySet<int> awaited = AwaitedJobs.Of(plan);
        return [.. plan.Jobs.Where(job => job is { Background: true, IsLight: false, SkipReason: null } && !awaited.Contains(job.Index)).Select(job => job.Index)];
    }
}
