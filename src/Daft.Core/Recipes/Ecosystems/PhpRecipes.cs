namespace Daft.Core.Recipes.Ecosystems;

internal static class PhpRecipes
{
    private const string Lock = "composer.lock";

    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.FoldersWith(Lock).Select(folder => Project(folder, files));

    private static Recipe Project(string folder, RepositoryFiles files) => new()
    {
        Title = "PHP",
        Tag = "php",
        Evidence = Folders.Join(folder, Lock),
        Install = new RecipeJob
        {
            Name = "install-deps",
            Folder = folder,
            Run = "composer install --no-interaction --no-progress",
            Remarks = ["Fills vendor/ from Composer's cache, which all worktrees share."],
        },
        WarmUps = files.Has(folder, "symfony.lock") ? [Symfony(folder)] : [],
    };

    private static RecipeJob Symfony(string folder) => new()
    {
        Name = "warmup-cache",
        Folder = folder,
        Run = "php bin/console cache:warmup",
        Remarks = ["Builds Symfony's container and caches in var/cache, so that the first request does not have to."],
    };
}
