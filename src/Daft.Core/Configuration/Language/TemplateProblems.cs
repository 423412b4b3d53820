using Daft.Core.Templates;

namespace Daft.Core.Configuration.Language;

/// <summary>Every sentence about a template in <c>daft.yml</c>.</summary>
internal static class TemplateProblems
{
    private const string UseVariable = "set a variable from it under 'env', or in the line before, and use that";

    public static Problem Refused(SourcePlace place, TemplateRefusal refusal) =>
        new(place, $"{{{refusal.Mark.Name}}} cannot stand {Where(refusal.Reason)}", Hint(refusal.Reason));

    public static Problem NearMiss(SourcePlace place, TemplateNearMiss nearMiss) =>
        new(place, $"{{{nearMiss.Word}}} is no template and stays as it is", $"did you mean {{{nearMiss.Meant}}}?")
        {
            Severity = ProblemSeverity.Warning,
        };

    /// <summary>Of a text that no shell reads.</summary>
    public static void TellNearMisses(SourcePlace place, string text, Action<Problem> report)
    {
        foreach (TemplateNearMiss nearMiss in TemplateNearMiss.FindAll(text).Take(TemplateNearMiss.MostTold))
            report(NearMiss(place, nearMiss));
    }

    public static Problem InScript(SourcePlace place, TemplateMark mark) =>
        new(place, $"{{{mark.Name}}} cannot stand in the name of a script: what runs is approved file by file", "hand it over in 'args'");

    private static string Where(RefusalReason reason) => reason switch
    {
        RefusalReason.Arithmetic => "where the shell calculates: some shells run commands that a value holds there",
        RefusalReason.Subscript => "between brackets behind a name: some shells calculate there, and run commands that a value holds",
        RefusalReason.ParameterExpansion => "in this form of ${…}: not every shell knows it",
        RefusalReason.Backquotes => "between backquotes together with a backslash",
        RefusalReason.HereDocumentDelimiter => "as the delimiter of a here-document: nothing is put in there",
        RefusalReason.QuotedHereDocument => "in a here-document with such a quoted delimiter",
        RefusalReason.DollarQuotes => "behind $'…' with a backslash: shells do not agree where it ends",
        RefusalReason.OtherShell => "in a text that another shell reads: it would run commands that the value holds",
        _ => "this deep inside of substitutions",
    };

    private static string? Hint(RefusalReason reason) => reason switch
    {
        RefusalReason.Arithmetic or RefusalReason.Subscript => null,
        RefusalReason.Backquotes => "write $(…) in place of the backquotes",
        RefusalReason.HereDocumentDelimiter => "take a fixed word",
        RefusalReason.QuotedHereDocument => "take one word of letters as the delimiter, and $(…) in place of backquotes",
        RefusalReason.DollarQuotes => "write the text with printf",
        RefusalReason.OtherShell => "hand it over as an argument: sh -c '… \"$1\" …' sh {branch}",
        _ => UseVariable,
    };
}
