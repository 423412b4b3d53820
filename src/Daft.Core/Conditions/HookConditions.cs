using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Core.Conditions;

/// <summary>
/// The conditions of a hook, its groups and its jobs together: what is skipped takes with it everything inside, and what is
/// open leaves nothing decided inside but what is skipped anyhow.
/// </summary>
public static class HookConditions
{
    public static bool AreIn(HookDefinition hook) =>
        hook.Skip is not null || hook.Only is not null || hook.AllJobs().Any(job => job.Skip is not null || job.Only is not null);

    /// <param name="onlyJobs">Names of the jobs to run, together with all they need; empty: all of the hook's.</param>
    /// <exception cref="DaftException">A name in <paramref name="onlyJobs"/> is no job of the hook.</exception>
    public static HookVerdicts Decide(HookDefinition hook, ImmutableArray<string> onlyJobs, ConditionFacts facts)
    {
        Verdict ofHook = ConditionDecision.Of(hook.Skip, hook.Only, facts);
        return new HookVerdicts([.. JobSelection.Of(hook, onlyJobs).SelectMany(job => Decide(job, ofHook, facts))]);
    }

    /// <summary>A sentence about each command that gave no answer.</summary>
    public static ImmutableArray<string> FindWarnings(ConditionFacts facts) =>
    [
        .. facts.Outcomes.Where(run => run.Value.Fault is not null)
            .OrderBy(run => run.Key, StringComparer.Ordinal)
            .Select(run => ConditionReasons.OfFault(run.Key, run.Value.Fault!)),
    ];

    private static IEnumerable<KeyValuePair<string, Verdict>> Decide(JobDefinition job, Verdict around, ConditionFacts facts)
    {
        Verdict verdict = around is Verdict.Skipped ? around : Within(around, ConditionDecision.Of(job.Skip, job.Only, facts));
        return job.Body is JobBody.Group group
            ? group.Jobs.SelectMany(inner => Decide(inner, verdict, facts))
            : [KeyValuePair.Create(job.Name, verdict)];
    }

    private static Verdict Within(Verdict around, Verdict own) => around is Verdict.Open && own is not Verdict.Skipped ? around : own;
}
