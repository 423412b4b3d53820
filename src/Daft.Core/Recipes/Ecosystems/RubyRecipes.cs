namespace Daft.Core.Recipes.Ecosystems;

internal static class RubyRecipes
{
    private const string Lock = "Gemfile.lock";

    public static IEnumerable<Recipe> Find(RepositoryFiles files) =>
        files.FoldersWith(Lock).Select(folder => Project(folder, files.FindText(folder, Lock) ?? ""));

    private static Recipe Project(string folder, string locked) => new()
    {
        Title = "Ruby",
        Tag = "ruby",
        Evidence = Folders.Join(folder, Lock),
        Install = new RecipeJob
        {
            Name = "install-deps",
            Folder = folder,
            Run = "bundle install",
            Environment = [("BUNDLE_FROZEN", "true")],
            Remarks = ["Gems are shared by all worktrees, so this is quick unless Gemfile.lock differs."],
        },
        WarmUps = locked.Contains(" bootsnap (", StringComparison.Ordinal) ? [Bootsnap(folder)] : [],
    };

    private static RecipeJob Bootsnap(string folder) => new()
    {
        Name = "warmup-bootsnap",
        Folder = folder,
        Run = "bundle exec bootsnap precompile --gemfile app/ lib/",
        Remarks = ["Fills tmp/cache/bootsnap, so that the application's first start does not have to."],
    };
}
