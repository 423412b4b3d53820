using System.Collections.Immutable;

namespace Daft.Core.Expansion;

/// <summary>A piece of a value as it is written.</summary>
internal abstract record ValuePart
{
    public sealed record Literal(string Text) : ValuePart;

    public sealed record Home : ValuePart;

    /// <summary><c>{branch}</c>: what it stands for is never expanded.</summary>
    public sealed record Template(string Name) : ValuePart;

    public sealed record Variable(string Name) : ValuePart;

    /// <summary><paramref name="Default"/> stands in where the variable is unset, or with <paramref name="ForEmpty"/> empty too, as in a shell.</summary>
    public sealed record Defaulted(string Name, bool ForEmpty, ImmutableArray<ValuePart> Default) : ValuePart;

    /// <summary><paramref name="Text"/> where the variable is set and not empty, otherwise nothing.</summary>
    public sealed record Alternative(string Name, ImmutableArray<ValuePart> Text) : ValuePart;

    /// <summary>The variable with <paramref name="With"/> for every <paramref name="Text"/>, which is a text and no pattern.</summary>
    public sealed record Replacement(string Name, ImmutableArray<ValuePart> Text, ImmutableArray<ValuePart> With) : ValuePart;
}
