namespace Daft.Core.Recipes.Ecosystems;

/// <summary>
/// CMake, with ccache where it is installed. CMake passes absolute paths to the compiler: ccache finds what another
/// worktree has compiled only if it is told where this one begins, and not to mind the folder it is compiled in.
/// </summary>
internal static class CMakeRecipes
{
    private const string Project = "CMakeLists.txt";

    private const string Configure = """
        if command -v ccache >/dev/null; then
          export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
        fi
        cmake -S . -B build
        """;

    public static IEnumerable<Recipe> Find(RepositoryFiles files) => files.OutermostWith(Project).Select(Of);

    private static Recipe Of(string folder) => new()
    {
        Title = "CMake",
        Tag = "cmake",
        Evidence = Folders.Join(folder, Project),
        Install = new RecipeJob
        {
            Name = "configure",
            Folder = folder,
            Run = Configure,
            Remarks =
            [
                "Prepares build/, which .gitignore should name, and compiles through ccache where there is one.",
                "With presets: cmake --preset NAME, here and below.",
            ],
        },
        WarmUps =
        [
            new RecipeJob
            {
                Name = "warmup-build",
                Folder = folder,
                Run = "cmake --build build",
                Environment = [("CCACHE_BASEDIR", "$DAFT_WORKTREE_PATH"), ("CCACHE_NOHASHDIR", "true")],
                Remarks =
                [
                    "The two variables let ccache reuse what another worktree has compiled. The debug information of such",
                    "a file names that worktree's folder; without CCACHE_NOHASHDIR it is compiled again instead.",
                    "Only what you work on: cmake --build build --target server. Several files at once: --parallel 4",
                ],
            },
        ],
    };
}
