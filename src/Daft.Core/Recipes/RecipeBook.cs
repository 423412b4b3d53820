using System.Collections.Immutable;
using Daft.Core.Recipes.Ecosystems;

namespace Daft.Core.Recipes;

/// <summary>What <see cref="RecipeBook"/> makes of a repository.</summary>
/// <param name="Recipes">The shallowest projects first; no two of their jobs have the same name.</param>
/// <param name="LeftOut">Evidence of the projects beyond the <see cref="RecipeBook.MostProjects"/> first.</param>
public sealed record RecipeFindings(ImmutableArray<Recipe> Recipes, ImmutableArray<string> LeftOut);

/// <summary>From the files of a repository to the recipes for it.</summary>
public static class RecipeBook
{
    /// <summary>More than this and a new worktree has more to install than anybody works on.</summary>
    public const int MostProjects = 8;

    public static RecipeFindings Look(RepositoryFiles files)
    {
        // A stable sort: within a folder the order of the ecosystems stays.
        Recipe[] all = [.. Everything(files).OrderBy(recipe => Folders.Depth(Folders.Of(recipe.Evidence)))];
        return new RecipeFindings(
            RecipeNames.MakeDistinct([.. all.Take(MostProjects)]),
            [.. all.Skip(MostProjects).Select(recipe => recipe.Evidence)]);
    }

    private static IEnumerable<Recipe> Everything(RepositoryFiles files) =>
    [
        .. NixRecipes.Find(files),
        .. RustRecipes.Find(files),
        .. GoRecipes.Find(files),
        .. NodeRecipes.Find(files),
        .. DenoRecipes.Find(files),
        .. PythonRecipes.Find(files),
        .. JvmRecipes.Find(files),
        .. DotNetRecipes.Find(files),
        .. RubyRecipes.Find(files),
        .. PhpRecipes.Find(files),
        .. ElixirRecipes.Find(files),
        .. CMakeRecipes.Find(files),
    ];
}
