using System.Collections.Immutable;

namespace Daft.Core.Conditions;

/// <summary>What the conditions of a hook decide about each of its jobs.</summary>
/// <param name="jobs">By name, in the order of the file.</param>
public sealed class HookVerdicts(ImmutableArray<KeyValuePair<string, Verdict>> jobs)
{
    private readonly ImmutableDictionary<string, Verdict> _byJob = jobs.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Everything runs.</summary>
    public static HookVerdicts None { get; } = new([]);

    public Verdict Of(string job) => _byJob.GetValueOrDefault(job) ?? Verdict.Runs;

    /// <summary>The commands that have to be run next, each once, in the order of the file.</summary>
    public ImmutableArray<string> OpenCommands => [.. jobs.Select(job => job.Value).OfType<Verdict.Open>().Select(open => open.Command).Distinct()];
}
