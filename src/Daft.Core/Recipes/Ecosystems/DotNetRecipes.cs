namespace Daft.Core.Recipes.Ecosystems;

/// <summary>The solutions nearest the root; the outermost projects where there is none.</summary>
internal static class DotNetRecipes
{
    private static readonly string[] Solutions = [".sln", ".slnx"];
    private static readonly string[] Projects = [".csproj", ".fsproj", ".vbproj"];

    public static IEnumerable<Recipe> Find(RepositoryFiles files)
    {
        string[] solutions = FoldersOf(files, Solutions);
        string[] projects = FoldersOf(files, Projects);
        IEnumerable<string> folders = solutions.Length > 0
            ? solutions.TakeWhile(folder => Folders.Depth(folder) == Folders.Depth(solutions[0]))
            : projects.Where(folder => !projects.Any(other => Folders.IsBelow(folder, other)));
        return folders.Select(folder => Project(folder, files)).OfType<Recipe>();
    }

    /// <summary>Shallow ones first.</summary>
    private static string[] FoldersOf(RepositoryFiles files, string[] endings) =>
        [.. files.Paths.Where(path => EndsWithOne(path, endings)).Select(Folders.Of).Distinct(StringComparer.Ordinal)];

    private static bool EndsWithOne(string path, string[] endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where there is a choice and no name that a shell takes as it is.</returns>
    private static Recipe? Project(string folder, RepositoryFiles files)
    {
        string[] choices =
        [
            .. files.NamesIn(folder).Where(name => EndsWithOne(name, Solutions)),
            .. files.NamesIn(folder).Where(name => EndsWithOne(name, Projects)),
        ];
        // dotnet refuses to choose (MSB1011).
        string? chosen = choices.Length == 1 ? choices[0] : choices.FirstOrDefault(name => name.All(IsPlain));
        return chosen is null ? null : Project(folder, chosen, choices.Length == 1 ? "" : $" {chosen}", files);
    }

    private static Recipe Project(string folder, string evidence, string argument, RepositoryFiles files)
    {
        bool isLocked = files.FoldersWith("packages.lock.json").Any(locked => locked == folder || Folders.IsBelow(locked, folder));
        return new Recipe
        {
            Title = ".NET",
            Tag = "dotnet",
            Evidence = Folders.Join(folder, evidence),
            Install = new RecipeJob
            {
                Name = "restore",
                Folder = folder,
                Run = $"dotnet restore{argument}{(isLocked ? " --locked-mode" : "")}",
                Remarks = ["Restores from the package folder that all worktrees share; only what is new is downloaded."],
            },
            WarmUps =
            [
                new RecipeJob
                {
                    Name = "warmup-build",
                    Folder = folder,
                    Run = $"dotnet build{argument} --no-restore",
                    Remarks = ["Fills bin/ and obj/, so that the next `dotnet build` only compiles what has changed."],
                },
            ],
        };
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
