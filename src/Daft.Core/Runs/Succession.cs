using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Runs;

/// <summary>
/// Two runs of one hook in one worktree: the newer takes the place of the older. Both come to the same verdict by themselves,
/// from what their plans say, so that of two that start at once exactly one survives.
/// </summary>
public static class Succession
{
    /// <summary>Whether one would take the place of the other: the same hook in the same worktree, whatever its path or branch.</summary>
    public static bool Concerns(RunPlan one, RunPlan other) =>
        one.RunId != other.RunId && one.Hook == other.Hook
        && one.Worktree.AdministrativeId == other.Worktree.AdministrativeId && one.Worktree.Nonce == other.Worktree.Nonce;

    /// <summary>A total order: of two plans exactly one is newer.</summary>
    public static bool IsNewer(RunPlan one, RunPlan other) =>
        one.SinceBoot != other.SinceBoot ? one.SinceBoot > other.SinceBoot : string.CompareOrdinal(one.RunId, other.RunId) > 0;

    /// <summary>
    /// Indexes of the jobs of <paramref name="older"/> that have no place beside <paramref name="newer"/>: all, or where the newer
    /// run was asked for a few jobs, those of the same names. Who repeats one job does not lose the others' work.
    /// </summary>
    public static ImmutableArray<int> Superseded(RunPlan older, RunPlan newer)
    {
        HashSet<string> names = [.. newer.Jobs.Where(job => job.SkipReason is null).Select(job => job.Name)];
        return [.. older.Jobs.Where(job => !newer.IsPartial || names.Contains(job.Name)).Select(job => job.Index)];
    }
}
