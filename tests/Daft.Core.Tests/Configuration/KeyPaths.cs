using System.Collections.Immutable;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Tests.Configuration;

internal static class KeyPaths
{
    /// <summary>Keys from the top to every key of every level, <c>-</c> for an item of a list.</summary>
    public static IEnumerable<ImmutableArray<string>> All()
    {
        ImmutableArray<string> job = ["hooks", "worktree-post-create", "jobs", "-"];
        (Level Level, ImmutableArray<string> Path)[] places =
        [
            (FileKeys.All, []), (FileKeys.Hooks, ["hooks"]), (LogKeys.OfFile, ["log"]), (HookKeys.All, job[..2]), (JobKeys.All, job), (GroupKeys.All, [.. job, "group"]),
            (LogKeys.OfJob, [.. job, "log"]), (RuleKeys.All, [.. job, "skip"]), (RuleKeys.All, [.. job, "only", "-"]), (RuleKeys.Systems, [.. job, "skip"]),
        ];
        return places.SelectMany(place => place.Level.All.SelectMany(key => new[] { place.Path.Add(key.Name), [.. place.Path, key.Name, "-"] }));
    }
}
