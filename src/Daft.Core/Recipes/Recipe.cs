using System.Collections.Immutable;

namespace Daft.Core.Recipes;

/// <summary>What one project of a repository needs in a new worktree.</summary>
public sealed record Recipe
{
    /// <summary>For headings: <c>Rust</c>, <c>pnpm</c>.</summary>
    public required string Title { get; init; }

    /// <summary>For names of jobs: <c>rust</c>, <c>pnpm</c>.</summary>
    public required string Tag { get; init; }

    /// <summary>Path of the file by which the project was known.</summary>
    public required string Evidence { get; init; }

    /// <summary>What is waited for; null where nothing has to be installed into the worktree.</summary>
    public RecipeJob? Install { get; init; }

    /// <summary>What goes on in the background after it.</summary>
    public ImmutableArray<RecipeJob> WarmUps { get; init; } = [];

    /// <summary>In the order in which they are written.</summary>
    public IEnumerable<RecipeJob> Jobs => Install is null ? WarmUps : WarmUps.Insert(0, Install);
}

/// <summary>A job of a recipe.</summary>
public sealed record RecipeJob
{
    public required string Name { get; init; }

    /// <summary>Relative to the root of the worktree, with forward slashes; <c>.</c> is the root.</summary>
    public string Folder { get; init; } = Folders.Root;

    /// <summary>One command; or several lines, without a line end at the last.</summary>
    public required string Run { get; init; }

    public ImmutableArray<(string Name, string Value)> Environment { get; init; } = [];

    /// <summary>Lines of the comment above the job.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Lines of YAML that the job could have as well, written commented out below it.</summary>
    public ImmutableArray<string> Alternatives { get; init; } = [];
}
