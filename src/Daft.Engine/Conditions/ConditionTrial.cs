using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Engine.Git;
using Daft.Engine.Hooking;
using Daft.Engine.Platform;
using Daft.Engine.Preparing;
using Daft.Engine.Supervising;

namespace Daft.Engine.Conditions;

/// <summary>What the conditions of a hook decided.</summary>
/// <param name="Warnings">Sentences the user should read: commands that gave no answer.</param>
public sealed record TrialResult(HookVerdicts Verdicts, ImmutableArray<string> Warnings);

/// <summary>Gathers what the conditions of a hook ask about; where there is none, nothing.</summary>
internal sealed class ConditionTrial(IPlatform platform, RunOccasion occasion, string worktree)
{
    /// <param name="mayRunCommands">False where nobody approved them: what depends on them stays open.</param>
    /// <exception cref="Core.DaftException">A job was asked for that does not exist.</exception>
    public async Task<TrialResult> DecideAsync(HookDefinition hook, bool mayRunCommands, CancellationToken cancellationToken)
    {
        if (!HookConditions.AreIn(hook))
            return new TrialResult(HookVerdicts.None, []);
        ConditionFacts facts = FindFacts();
        // A worktree that a condition makes would ask the condition again.
        var command = new ConditionCommand(platform.FindShell(), worktree, facts.Variables.SetItem(PostCheckout.Switch, PostCheckout.Off));
        HookVerdicts verdicts = HookConditions.Decide(hook, occasion.OnlyJobs, facts);
        while (mayRunCommands && verdicts.OpenCommands is { IsEmpty: false } open)
        {
            foreach (string text in open)
                facts = facts with { Outcomes = facts.Outcomes.Add(text, await command.RunAsync(text, cancellationToken)) };
            verdicts = HookConditions.Decide(hook, occasion.OnlyJobs, facts);
        }

        return new TrialResult(verdicts, HookConditions.FindWarnings(facts));
    }

    private ConditionFacts FindFacts() => new()
    {
        System = platform.Name,
        Branch = occasion.Head.Branch,
        IsMerging = OngoingOperation.IsMerge(occasion.Layout.GitDirectory),
        IsRebasing = OngoingOperation.IsRebase(occasion.Layout.GitDirectory),
        Variables = FindVariables(),
        GlobMatches = Globs.Matches,
    };

    private ImmutableDictionary<string, string> FindVariables() => GitEnvironment.ForJobs(occasion.Environment).ToImmutableDictionary()
        .SetItems(JobEnvironment.OfHook(occasion.Hook, worktree, occasion.Layout.CommonDirectory, occasion.Head));
}
