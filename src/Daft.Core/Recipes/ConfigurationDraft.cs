using System.Collections.Immutable;
using System.Text;
using Daft.Core.Configuration;

namespace Daft.Core.Recipes;

/// <summary>The text of a first <c>daft.yml</c>, with the comments that a colleague would leave in it.</summary>
public static class ConfigurationDraft
{
    private const string Opening = $"""
        {SchemaReference.Line}
        #
        # What daft does in every worktree that git makes. A first draft by `daft init`: change what does not fit.
        #
        # git waits for a job, unless it says `background: true`: that one goes on after `git worktree add` has
        # returned, as soon as what it needs is done. A warm-up may fail, come late or be cancelled, and then the
        # next build is merely slow. So keep out of it what must happen (migrations) and what changes tracked
        # files (generated code).
        #
        # The first line is for editors. After an update of daft: {SchemaReference.RenewIt}

        hooks:
          {HookNames.WorktreePostCreate}:
            jobs:

        """;

    /// <summary>Valid when its comment signs are taken away, too.</summary>
    private const string Example = """
              # Nothing here that daft init knows, so nothing runs yet. An example:
              #
              # - name: install-deps
              #   run: make deps
              #
              # - name: warmup-build
              #   run: make
              #   background: true
              #   needs: [install-deps]

        """;

    public static string Write(IReadOnlyList<Recipe> recipes) =>
        Opening + (recipes.Count == 0 ? Example : string.Join('\n', recipes.SelectMany(Paragraphs)));

    private static IEnumerable<string> Paragraphs(Recipe recipe) => recipe.Jobs.Select((job, index) =>
        Paragraph(recipe, job, index == 0 ? [$"{recipe.Title}, because of {recipe.Evidence}.", .. job.Remarks] : job.Remarks));

    private static string Paragraph(Recipe recipe, RecipeJob job, IEnumerable<string> remarks)
    {
        var text = new StringBuilder();
        foreach (string line in remarks.Select(Comment).Append($"- name: {YamlWord.Of(job.Name)}"))
            text.Append("      ").Append(line).Append('\n');
        foreach (string line in Keys(recipe, job).Concat(job.Alternatives.Select(Comment)))
            text.Append("        ").Append(line).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Keys(Recipe recipe, RecipeJob job)
    {
        bool isWarmUp = !ReferenceEquals(job, recipe.Install);
        ImmutableArray<string> need = isWarmUp && recipe.Install is { } install ? [$"needs: [{YamlWord.Of(install.Name)}]"] : [];
        return
        [
            .. job.Folder == Folders.Root ? Array.Empty<string>() : [$"root: {YamlWord.Of(job.Folder)}"],
            .. Command(job.Run.Split('\n')),
            .. job.Environment.IsEmpty ? Array.Empty<string>() : ["env:", .. job.Environment.Select(variable => $"  {variable.Name}: {YamlWord.Of(variable.Value)}")],
            .. isWarmUp ? ["background: true"] : Array.Empty<string>(),
            .. need,
        ];
    }

    private static string[] Command(string[] lines) =>
        lines.Length == 1 ? [$"run: {YamlWord.Of(lines[0])}"] : ["run: |", .. lines.Select(line => $"  {line}")];

    private static string Comment(string line) => line.Length == 0 ? "#" : $"# {line}";
}
