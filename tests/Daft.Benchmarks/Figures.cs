using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>Times of the same thing, in milliseconds.</summary>
internal sealed class Figures
{
    private readonly List<double> _values = [];

    public void Add(double milliseconds) => _values.Add(milliseconds);

    public double Median => _values.Order().ElementAt(_values.Count / 2);

    public double NinetiethPercentile => _values.Order().ElementAt(_values.Count * 9 / 10);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median,7:0.00} ms   (90 %: {NinetiethPercentile:0.00})");
}
