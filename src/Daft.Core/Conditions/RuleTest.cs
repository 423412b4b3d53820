using Daft.Core.Configuration;

namespace Daft.Core.Conditions;

/// <summary>Whether a rule of a condition holds.</summary>
internal static class RuleTest
{
    private const string FullNamePrefix = "refs/";

    private const string BranchPrefix = "refs/heads/";

    /// <returns>Null where it is a command that has not been run.</returns>
    public static bool? Holds(ConditionRule rule, ConditionFacts facts) => rule switch
    {
        ConditionRule.Merge => facts.IsMerging,
        ConditionRule.Rebase => facts.IsRebasing,
        ConditionRule.Ref { Glob: var glob } => facts.Branch is { } branch && Matches(glob, branch, facts),
        ConditionRule.Variable variable => Holds(variable, facts.Variables.GetValueOrDefault(variable.Name)),
        ConditionRule.Command { Text: var command } => facts.Outcomes.GetValueOrDefault(command)?.Holds,
        _ => throw new InvalidOperationException("a rule is one of five"),
    };

    /// <summary>A glob that starts below <c>refs/</c> means the full name too; for any other, <c>heads</c> is no folder to match.</summary>
    private static bool Matches(string glob, string branch, ConditionFacts facts) =>
        facts.GlobMatches(glob, branch)
        || (glob.StartsWith(FullNamePrefix, StringComparison.Ordinal) && facts.GlobMatches(glob, BranchPrefix + branch));

    /// <summary>What means no is what it is in the original daft.</summary>
    private static bool Holds(ConditionRule.Variable variable, string? actual) => variable.Value is { } expected
        ? actual == expected
        : actual is not (null or "" or "0") && !actual.Equals("false", StringComparison.OrdinalIgnoreCase);
}
