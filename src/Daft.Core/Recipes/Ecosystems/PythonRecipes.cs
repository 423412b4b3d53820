using System.Collections.Immutable;

namespace Daft.Core.Recipes.Ecosystems;

/// <summary>uv, Poetry, or a plain list of requirements where neither of them is in charge.</summary>
internal static class PythonRecipes
{
    private const string Uv = "uv.lock";
    private const string Poetry = "poetry.lock";
    private const string Requirements = "requirements.txt";

    private static readonly ImmutableArray<string> AboutByteCode =
    [
        "Byte code for everything, so that the first start does not have to make it. A file that is no valid",
        "Python makes this job fail: leave it out with -x and a regular expression.",
    ];

    public static IEnumerable<Recipe> Find(RepositoryFiles files)
    {
        string[] managed = [.. files.OutermostWith(Uv, Poetry)];
        IEnumerable<string> plain = files.OutermostWith(Requirements)
            .Where(folder => !managed.Any(outer => outer == folder || Folders.IsBelow(folder, outer)));
        return
        [
            .. managed.Select(folder => files.Has(folder, Uv) ? WithUv(folder) : WithPoetry(folder)),
            .. plain.Select(WithPip),
        ];
    }

    private static Recipe WithUv(string folder) => Project("uv", Folders.Join(folder, Uv), new RecipeJob
    {
        Name = "install-deps",
        Folder = folder,
        Run = "uv sync --frozen",
        Remarks = ["A .venv of this worktree's own, linked from uv's cache: quick once a first worktree has filled it."],
    },
    "uv run --no-sync python -m compileall -q .");

    private static Recipe WithPoetry(string folder) => Project("Poetry", Folders.Join(folder, Poetry), new RecipeJob
    {
        Name = "install-deps",
        Folder = folder,
        Run = "poetry install --no-interaction",
        Remarks = ["Poetry makes one environment for each folder, so a new worktree gets its own."],
    },
    "poetry run python -m compileall -q .");

    private static Recipe WithPip(string folder) => Project("pip", Folders.Join(folder, Requirements), new RecipeJob
    {
        Name = "install-deps",
        Folder = folder,
        Run = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt",
        Remarks = ["A .venv of this worktree's own; .gitignore should name it. On Windows: .venv/Scripts/pip"],
    },
    ".venv/bin/python -m compileall -q .");

    private static Recipe Project(string title, string evidence, RecipeJob install, string compile) => new()
    {
        Title = $"Python with {title}",
        Tag = title.ToLowerInvariant(),
        Evidence = evidence,
        Install = install,
        WarmUps = [new RecipeJob { Name = "warmup-bytecode", Folder = install.Folder, Run = compile, Remarks = AboutByteCode }],
    };
}
