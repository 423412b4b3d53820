using System.Text;

namespace Daft.Core.Trust;

/// <summary>Emptiness wide or high enough to push what follows it out of sight is told, not shown.</summary>
internal static class LongGaps
{
    private const int Widest = 40;

    /// <param name="line">Without any blank but the space.</param>
    public static string Show(string line)
    {
        var shown = new StringBuilder(line.Length);
        for (int index = 0; index < line.Length;)
        {
            int spaces = line.AsSpan(index).IndexOfAnyExcept(' ') is var end and >= 0 ? end : line.Length - index;
            int text = line.AsSpan(index + spaces).IndexOf(' ') is var next and >= 0 ? next : line.Length - index - spaces;
            shown.Append(spaces > Widest ? $"⟨{spaces} spaces⟩" : new string(' ', spaces)).Append(line, index + spaces, text);
            index += spaces + text;
        }

        return shown.ToString();
    }

    /// <summary>One blank line stays, more become a remark, and none is left at the end.</summary>
    public static IEnumerable<string> Show(IEnumerable<string> lines)
    {
        int blank = 0;
        foreach (string line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line) && blank > 0)
                yield return blank == 1 ? "" : $"⟨{blank} blank lines⟩";
            if (!string.IsNullOrWhiteSpace(line))
                yield return Show(line);
            blank = string.IsNullOrWhiteSpace(line) ? blank + 1 : 0;
        }
    }
}
