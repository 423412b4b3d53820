using System.Globalization;

namespace Daft.Core.Configuration.Language;

internal sealed record WholeNumberKind(int Minimum = int.MinValue) : ValueKind<int>(Minimum < 0 ? "a whole number" : $"a whole number from {Minimum}")
{
    public override ValueShape Shape => new ValueShape.WholeNumber(Minimum, int.MaxValue);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out int value)
    {
        value = 0;
        return (int.TryParse(Scalars.FindPlain(entry.Value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= Minimum)
            || Refuse(entry, report, entry.Value is Setting.Scalar { IsQuoted: true } text && int.TryParse(text.Text, out _) ? "write it without quotes" : null);
    }
}
