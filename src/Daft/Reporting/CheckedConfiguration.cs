using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Layers;

namespace Daft.Reporting;

/// <summary>What <c>daft validate</c> found in one configuration: a file, or all layers of a worktree.</summary>
public sealed record CheckedConfiguration
{
    /// <summary>As messages call it.</summary>
    public required string Name { get; init; }

    public int JobCount { get; init; }

    /// <summary>Errors and warnings.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>The whole file that a problem is in.</summary>
    public Func<Problem, string?> FindText { get; init; } = _ => null;

    /// <summary>Why nothing is known of it; null where it could be read.</summary>
    public DaftException? Unreadable { get; init; }

    public int ErrorCount => (Unreadable is null ? 0 : 1) + Problems.Count(problem => problem.Severity == ProblemSeverity.Error);

    public bool IsValid => ErrorCount == 0;

    public static CheckedConfiguration Of(LayeredConfiguration files, LayeredReading reading) => new()
    {
        Name = files.Name,
        JobCount = reading.Configuration?.Hooks.Sum(hook => hook.Jobs.Length) ?? 0,
        Problems = reading.Problems,
        FindText = files.FindText,
    };

    public static CheckedConfiguration Of(string name, DaftException unreadable) => new() { Name = name, Unreadable = unreadable };
}
