using Daft.Core.Configuration;

namespace Daft.Core.Conditions;

/// <summary>
/// Why conditions skip something, in words. What a variable holds is not among them: reasons are written into the run's
/// folder, and a value may be secret.
/// </summary>
internal static class ConditionReasons
{
    /// <summary>Of a rule that holds.</summary>
    public static string OfSkip(ConditionRule rule, ConditionFacts facts) => OwnWords(rule) ?? "skip: " + rule switch
    {
        ConditionRule.Merge => "a merge is in progress",
        ConditionRule.Rebase => "a rebase is in progress",
        ConditionRule.Ref reference => CheckedOut(reference, facts),
        ConditionRule.Variable { Value: { } value } variable => $"the variable {variable.Name} is {Quoted(value)}",
        ConditionRule.Variable variable => $"the variable {variable.Name} is set",
        ConditionRule.Command command => $"the command {Quoted(command.Text)} succeeded",
        _ => "it holds",
    };

    /// <summary>Of a rule that does not hold. A command that gave no answer is told, whatever the file would say instead.</summary>
    public static string OfOnly(ConditionRule rule, ConditionFacts facts)
    {
        string? fault = FindFault(rule, facts);
        return (fault is null ? OwnWords(rule) : null) ?? "only: " + rule switch
        {
            ConditionRule.Merge => "no merge is in progress",
            ConditionRule.Rebase => "no rebase is in progress",
            ConditionRule.Ref reference => CheckedOut(reference, facts),
            ConditionRule.Variable variable => OfMissing(variable, facts.Variables.ContainsKey(variable.Name)),
            ConditionRule.Command command => $"the command {Quoted(command.Text)} {fault ?? "failed"}",
            _ => "it does not hold",
        };
    }

    /// <summary>For a command that gave no answer.</summary>
    public static string OfFault(string command, string fault) => $"the command {Quoted(command)} of a condition {fault}; so it does not hold";

    private static string? FindFault(ConditionRule rule, ConditionFacts facts) =>
        rule is ConditionRule.Command command ? facts.Outcomes.GetValueOrDefault(command.Text)?.Fault : null;

    private static string? OwnWords(ConditionRule rule) => rule.Reason is { } reason ? VisibleText.Of(reason.Trim().ReplaceLineEndings(" ")) : null;

    private static string CheckedOut(ConditionRule.Ref rule, ConditionFacts facts)
    {
        string what = facts.Branch is { } branch ? $"the branch is {Quoted(branch)}" : "no branch is checked out";
        return $"{what} (ref: {VisibleText.Excerpt(rule.Glob)})";
    }

    private static string OfMissing(ConditionRule.Variable variable, bool isSet) => (variable.Value, isSet) switch
    {
        (_, false) => $"the variable {variable.Name} is not set",
        ({ } value, _) => $"the variable {variable.Name} is not {Quoted(value)}",
        _ => $"the variable {variable.Name} is empty, 0 or false",
    };

    private static string Quoted(string text) => $"'{VisibleText.Excerpt(text, 80)}'";
}
