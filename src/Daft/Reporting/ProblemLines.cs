using Daft.Core.Configuration;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>A mistake in a configuration file: where and what, the line itself with a caret under the place, and the way out.</summary>
public static class ProblemLines
{
    private const string Indent = "    ";
    private const int LongestLine = 160;
    private const int BeforeCaret = 60;

    /// <param name="traits">Of the terminal.</param>
    /// <param name="problem">The mistake.</param>
    /// <param name="text">The whole file; null leaves the line out.</param>
    public static IReadOnlyList<string> Of(TerminalTraits traits, Problem problem, string? text)
    {
        string sentence = $"{problem.Place}: {problem.Message}";
        List<string> lines = [problem.Severity == ProblemSeverity.Warning ? Complaints.WarningLine(traits, sentence) : Complaints.ErrorLine(traits, sentence)];
        if (text is not null && SourceText.FindLine(text, problem.Place.Line) is { Length: > 0 } line)
            lines.AddRange(Quote(new Style(traits), line, problem.Place.Column - 1));
        if (problem.Hint is { } hint)
            lines.Add(Complaints.HintLine(traits, hint));
        return lines;
    }

    private static string[] Quote(Style style, string line, int column)
    {
        if (line.Length > LongestLine && column > BeforeCaret)
        {
            int cut = Math.Min(column, line.Length) - BeforeCaret;
            (line, column) = (line[cut..], column - cut);
        }

        string shown = VisibleText.Of(line[..Math.Min(line.Length, LongestLine)]);
        int caret = Cells.Of(VisibleText.Of(line[..Math.Min(line.Length, column)]));
        return [Indent + shown, Indent + new string(' ', caret) + style.Bad("^")];
    }
}
