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

    /// <summary>Without quotes; both ends are taken.</summary>
    public sealed record WholeNumber(long Minimum, long Maximum) : ValueShape;

    /// <summary>Any number from 0, without quotes.</summary>
    public sealed record Number : ValueShape;

    /// <summary>What no YAML takes for a number or a boolean. <paramref name="Pattern"/>: a regular expression (ECMA-262) of what is taken.</summary>
    public sealed record Text(string Pattern) : ValueShape;

    /// <summary>A text, a number or a boolean, all taken as they are written. <paramref name="Pattern"/>: of a text, as above.</summary>
    public sealed record Scalar(string Pattern) : ValueShape;

    public sealed record Word(ImmutableArray<string> Words) : ValueShape;

    public sealed record List(ValueShape Item) : ValueShape
    {
        public bool MayBeEmpty { get; init; } = true;
    }

    /// <summary>A map with the keys of a level.</summary>
    public sealed record Fields(Level Level) : ValueShape
    {
        public bool MayBeEmpty { get; init; } = true;

        /// <summary>Of these keys exactly one is there; empty: nothing is said of any.</summary>
        public ImmutableArray<string> ExactlyOneOf { get; init; } = [];
    }

    /// <summary>A map with keys of the user's own. <paramref name="KeyPattern"/>: a regular expression (ECMA-262) of those taken.</summary>
    public sealed record Names(string KeyPattern, ValueShape Value) : ValueShape
    {
        public bool MayBeEmpty { get; init; } = true;
    }

    public sealed record Either(ImmutableArray<ValueShape> Shapes) : ValueShape;

    /// <summary>A shape that is described once, under a name of its own. What can stand inside itself has to be one.</summary>
    public sealed record Named(string Name, ValueShape Shape) : ValueShape;

    /// <summary>YAML's null.</summary>
    public sealed record Nothing : ValueShape;

    public sealed record Anything : ValueShape;
}
