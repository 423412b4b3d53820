using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>
/// The value of <c>skip</c> or <c>only</c>, as written. <c>skip</c> leaves out what any of its rules holds for, <c>only</c>
/// what not all of its rules hold for.
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    public required SourcePlace Place { get; init; }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public sealed record Always(bool Value) : Condition;

    /// <summary>A list of rules, one rule, or the name of a variable. Of no rule none holds, and all hold.</summary>
    public sealed record Rules(ImmutableArray<ConditionRule> Items) : Condition;

    /// <summary>One for each system named; on the others there is no condition.</summary>
    public sealed record BySystem(ImmutableSortedDictionary<OperatingSystemName, Condition> Systems) : Condition;
}
