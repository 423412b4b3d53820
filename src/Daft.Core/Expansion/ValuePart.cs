using System.Collections.Immutable;

namespace Daft.Core.Expansion;

/// <summary>A piece of a value as it is written.</summary>
internal abstract record ValuePart
{
    public sealed record Literal(string Text) : ValuePart;

    public sealed record Home : ValuePart;

    /// <summary><paramref name="Default"/> stands in where the variable is unset or empty, as in a shell; null: nothing does.</summary>
    public sealed record Variable(string Name, ImmutableArray<ValuePart>? Default) : ValuePart;
}
