using System.Globalization;

namespace Daft.Engine.Tests.Fuzzing;

/// <summary>What a run over many inputs found out.</summary>
internal sealed record FuzzFigures
{
    public int Inputs { get; init; }

    /// <summary>Inputs that were read without an error.</summary>
    public int Valid { get; init; }

    public TimeSpan Slowest { get; init; }

    public int SlowestSeed { get; init; }

    /// <summary>Bytes allocated for one input, those that were let go in between counted too.</summary>
    public long Largest { get; init; }

    public int LargestSeed { get; init; }

    public FuzzFigures With(int seed, bool isValid, TimeSpan took, long allocated) => this with
    {
        Inputs = Inputs + 1,
        Valid = Valid + (isValid ? 1 : 0),
        Slowest = took > Slowest ? took : Slowest,
        SlowestSeed = took > Slowest ? seed : SlowestSeed,
        Largest = Math.Max(allocated, Largest),
        LargestSeed = allocated > Largest ? seed : LargestSeed,
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Inputs} inputs, {Valid} of them valid; slowest {Slowest.TotalMilliseconds:0.0} ms (seed {SlowestSeed}), largest {Largest / 1e6:0.0} MB (seed {LargestSeed})");
}
