using System.Globalization;

namespace Daft.Core.Slots;

/// <summary>The place of one job in the line, and the name of the file that stands for it.</summary>
/// <param name="Number">As drawn; lower goes first.</param>
/// <param name="RunId">Differs from that of every other run on this machine, so that no name comes twice.</param>
/// <param name="Job">Its index in the plan of that run.</param>
public sealed record SlotTicket(long Number, string RunId, int Job) : IComparable<SlotTicket>
{
    private const int Digits = 12;

    /// <summary>No number above this fits a name.</summary>
    public const long HighestNumber = 999_999_999_999;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Number:D12}-{RunId}-{Job}");

    /// <returns>Null for what is no ticket.</returns>
    public static SlotTicket? Find(string name)
    {
        int end = name.LastIndexOf('-');
        return end > Digits + 1 && name[Digits] == '-' && TryRead(name.AsSpan(0, Digits), out long number) && TryRead(name.AsSpan(end + 1), out long job) && job <= int.MaxValue
            ? new SlotTicket(number, name[(Digits + 1)..end], (int)job)
            : null;
    }

    /// <summary>By number; of two that drew the same at the same moment, by what else they are.</summary>
    public int CompareTo(SlotTicket? other)
    {
        if (other is null)
            return 1;
        int byNumber = Number.CompareTo(other.Number);
        int byRun = byNumber != 0 ? byNumber : string.CompareOrdinal(RunId, other.RunId);
        return byRun != 0 ? byRun : Job.CompareTo(other.Job);
    }

    public static bool operator <(SlotTicket left, SlotTicket right) => left.CompareTo(right) < 0;

    public static bool operator >(SlotTicket left, SlotTicket right) => left.CompareTo(right) > 0;

    public static bool operator <=(SlotTicket left, SlotTicket right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SlotTicket left, SlotTicket right) => left.CompareTo(right) >= 0;

    private static bool TryRead(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
