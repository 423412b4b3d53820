namespace Daft.Core.Configuration;

/// <summary>One test of a <see cref="Condition"/>. A map with several tests is several rules, in the order of the file.</summary>
public abstract record ConditionRule
{
    private ConditionRule()
    {
    }

    public required SourcePlace Place { get; init; }

    /// <summary>What <c>desc</c> says: the reason that is recorded in place of daft's own; null: daft's own.</summary>
    public string? Reason { get; init; }

    /// <summary>A merge is going on in the worktree.</summary>
    public sealed record Merge : ConditionRule;

    /// <summary>A rebase is going on in the worktree.</summary>
    public sealed record Rebase : ConditionRule;

    /// <summary>The branch checked out matches a glob.</summary>
    public sealed record Ref(string Glob) : ConditionRule;

    /// <summary>
    /// A variable has the value; where <paramref name="Value"/> is null, it is set to anything but nothing, <c>0</c> and <c>false</c>.
    /// </summary>
    public sealed record Variable(string Name, string? Value) : ConditionRule;

    /// <summary>A shell command exits with 0.</summary>
    public sealed record Command(string Text) : ConditionRule;
}
