namespace Daft.Core.Recipes.Ecosystems;

/// <summary>Gradle and Maven, by the wrapper where the project has one.</summary>
internal static class JvmRecipes
{
    private static readonly string[] GradleFiles = ["settings.gradle.kts", "settings.gradle", "build.gradle.kts", "build.gradle"];

    public static IEnumerable<Recipe> Find(RepositoryFiles files) =>
    [
        .. files.OutermostWith(GradleFiles).Select(folder => Gradle(folder, files)),
        .. files.OutermostWith("pom.xml").Select(folder => Maven(folder, files)),
    ];

    private static Recipe Gradle(string folder, RepositoryFiles files)
    {
        string gradle = files.Has(folder, "gradlew") ? "./gradlew" : "gradle";
        return new Recipe
        {
            Title = "Gradle",
            Tag = "gradle",
            Evidence = Folders.Join(folder, files.FindFirst(folder, GradleFiles)!),
            WarmUps =
            [
                new RecipeJob
                {
                    Name = "warmup-gradle",
                    Folder = folder,
                    Run = $"{gradle} --no-daemon dependencies",
                    Remarks =
                    [
                        "Nothing to wait for: this gets Gradle itself, compiles the build scripts and resolves the root project's",
                        "dependencies. Without --no-daemon a daemon would stay behind for every worktree.",
                        $"To compile as well: {gradle} --no-daemon testClasses",
                    ],
                },
            ],
        };
    }

    private static Recipe Maven(string folder, RepositoryFiles files)
    {
        string maven = files.Has(folder, "mvnw") ? "./mvnw" : "mvn";
        // Asked alone, the modules of a project would be looked for in a repository where nobody has put them.
        bool hasModules = files.FindText(folder, "pom.xml")?.Contains("<modules>", StringComparison.Ordinal) != false;
        return new Recipe
        {
            Title = "Maven",
            Tag = "maven",
            Evidence = Folders.Join(folder, "pom.xml"),
            Install = hasModules ? null : new RecipeJob
            {
                Name = "fetch-deps",
                Folder = folder,
                Run = $"{maven} -B -q dependency:go-offline",
                Remarks = ["Downloads dependencies and plugins into the local repository that all worktrees share."],
            },
            WarmUps =
            [
                new RecipeJob
                {
                    Name = "warmup-build",
                    Folder = folder,
                    Run = $"{maven} -B -q test-compile",
                    Remarks = ["Compiles code and tests into target/. To warm one module: -pl server -am"],
                },
            ],
        };
    }
}
