using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>
/// The runs that say how a worktree stands: the latest run of all jobs of its hook, and those of some jobs since. A retry of
/// one job says nothing about the others.
/// </summary>
public static class RecentRuns
{
    /// <param name="newestFirst">Of one worktree; read no further than needed.</param>
    /// <param name="planOf">The plan of a run, however the caller holds it.</param>
    /// <returns>Newest first. Runs of other hooks than the latest one's are left out.</returns>
    public static ImmutableArray<T> Of<T>(IEnumerable<T> newestFirst, Func<T, RunPlan> planOf)
    {
        var recent = ImmutableArray.CreateBuilder<T>();
        foreach (T run in newestFirst)
        {
            if (recent.Count > 0 && planOf(run).Hook != planOf(recent[0]).Hook)
                continue;
            recent.Add(run);
            if (!planOf(run).IsPartial)
                break;
        }

        return recent.ToImmutable();
    }
}
