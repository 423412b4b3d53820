using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>What <c>next build</c> writes down of itself: one span for every module that it had to build, none for what its cache had.</summary>
internal static class NextTrace
{
    /// <summary>The files of the modules that the last build in this worktree built.</summary>
    public static string[] BuiltModules(Checkout worktree) =>
        [.. Spans(worktree).Where(span => Name(span).StartsWith("build-module", StringComparison.Ordinal)).Select(FileOf)];

    /// <summary>Whether that build compiled at all, so that none built means something.</summary>
    public static bool HasCompilation(Checkout worktree) => Spans(worktree).Any(span => Name(span) == "webpack-compilation");

    private static IEnumerable<JsonElement> Spans(Checkout worktree) =>
        File.ReadLines(worktree.PathOf(".next/trace")).Where(line => line.Length > 0).SelectMany(SpansOf);

    /// <summary>Each line is a list of spans.</summary>
    private static JsonElement[] SpansOf(string line)
    {
        using var spans = JsonDocument.Parse(line);
        return [.. spans.RootElement.EnumerateArray().Select(span => span.Clone())];
    }

    private static string Name(JsonElement span) => span.GetProperty("name").GetString() ?? "";

    private static string FileOf(JsonElement module) => module.GetProperty("tags").TryGetProperty("name", out JsonElement file) ? file.GetString() ?? "" : "";
}
