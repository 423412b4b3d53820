using System.Collections.Immutable;

namespace Daft.Core.Recipes;

/// <summary>
/// Gives the jobs of several recipes names of their own. A job that is alone with its name keeps it where there is only
/// one project; otherwise the folder tells them apart (<c>install-deps-web</c>), and at the root the tool.
/// </summary>
internal static class RecipeNames
{
    public static ImmutableArray<Recipe> MakeDistinct(IReadOnlyList<Recipe> recipes)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var ambiguous = recipes.SelectMany(recipe => recipe.Jobs)
            .CountBy(job => job.Name)
            .Where(name => recipes.Count > 1 || name.Value > 1)
            .Select(name => name.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. recipes.Select(recipe => recipe with
        {
            Install = recipe.Install is { } install ? Rename(recipe, install) : null,
            WarmUps = [.. recipe.WarmUps.Select(job => Rename(recipe, job))],
        })];

        RecipeJob Rename(Recipe recipe, RecipeJob job) =>
            job with { Name = (ambiguous.Contains(job.Name) ? Longer(recipe, job) : [job.Name]).First(taken.Add) };
    }

    /// <summary>Without end.</summary>
    private static IEnumerable<string> Longer(Recipe recipe, RecipeJob job)
    {
        string place = Word(job.Folder);
        if (place.Length > 0)
            yield return $"{job.Name}-{place}";
        string longest = place.Length > 0 ? $"{job.Name}-{place}-{recipe.Tag}" : $"{job.Name}-{recipe.Tag}";
        yield return longest;
        for (int number = 2; ; number++)
            yield return $"{longest}-{number}";
    }

    /// <summary>What can be typed without quotes: <c>apps-web</c> of <c>apps/web</c>; nothing of the root.</summary>
    private static string Word(string folder) =>
        string.Join('-', string.Concat(folder.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));
}
