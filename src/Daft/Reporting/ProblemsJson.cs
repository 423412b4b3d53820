using System.Text.Encodings.Web;
using System.Text.Json;
using Daft.Core.Configuration;

namespace Daft.Reporting;

/// <summary>
/// <c>daft validate --json</c>: a flat array of problems, file by file, each in the order of its file. Every field is there
/// in every element. What keeps a file from being read at all has its first place, where an editor can show it.
/// </summary>
public static class ProblemsJson
{
    /// <summary>Sentences full of quotes, readable by eye: nothing here ever stands in a web page.</summary>
    public static ReadOnlySpan<byte> Write(IReadOnlyList<CheckedConfiguration> configurations) =>
        JsonText.WriteArray(configurations.SelectMany(ProblemsOf), Write, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static IEnumerable<Problem> ProblemsOf(CheckedConfiguration configuration) => configuration.Unreadable is { } unreadable
        ? [new Problem(new SourcePlace(configuration.Name, 1, 1), unreadable.Message, unreadable.Hint)]
        : configuration.Problems;

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("file", problem.Place.File);
        json.WriteNumber("line", problem.Place.Line);
        json.WriteNumber("column", problem.Place.Column);
        json.WriteString("severity", problem.Severity == ProblemSeverity.Warning ? "warning" : "error");
        json.WriteString("message", problem.Message);
        json.WriteString("hint", problem.Hint);
        json.WriteEndObject();
    }
}
