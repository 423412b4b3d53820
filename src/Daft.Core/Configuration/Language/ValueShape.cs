using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a value may look like: for those who describe the language instead of reading a file.</summary>
internal abstract record ValueShape
{
    private ValueShape()
    {
    }

    public static ValueShape OneOrMore(ValueShape item) => new Either([item, new List(item)]);

    /// <summary><c>true</c> or <c>false</c>, without quotes.</summary>
    public sealed record Flag : ValueShape;

    /// <summary>Without quotes.</summary>
    public sealed record WholeNumber(int Minimum) : ValueShape;

    /// <summary>A text, a number or a boolean, all taken as they are written. <paramref name="Pattern"/>: a regular expression (ECMA-262) of what is taken.</summary>
    public sealed record Scalar(string Pattern) : ValueShape;

    public sealed record Word(ImmutableArray<string> Words) : ValueShape;

    public sealed record List(ValueShape Item) : ValueShape;

    /// <summary>A map with the keys of a level.</summary>
    public sealed record Fields(Level Level) : ValueShape;

    /// <summary>A map with keys of the user's own. <paramref name="KeyPattern"/>: a regular expression (ECMA-262) of those taken.</summary>
    public sealed record Names(string KeyPattern, ValueShape Value) : ValueShape;

    public sealed record Either(ImmutableArray<ValueShape> Shapes) : ValueShape;

    /// <summary>YAML's null.</summary>
    public sealed record Nothing : ValueShape;

    public sealed record Anything : ValueShape;
}
