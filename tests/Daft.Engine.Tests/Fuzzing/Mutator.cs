using System.Collections.Immutable;
using System.Text;
using Daft.Engine.Tests.Corpus;

namespace Daft.Engine.Tests.Fuzzing;

/// <summary>Makes files that nobody wrote out of the corpus: a seed always gives the same one.</summary>
internal sealed class Mutator
{
    private const int LongestInput = 200_000;
    private const int MostMutations = 6;

    /// <summary>What YAML or daft could trip over.</summary>
    private static readonly string[] s_specials =
    [
        ": ", "- ", "? ", "\n", "\r\n", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "*a : ", "<<: *a", "|", ">-", "|2+\n", "'", "\"", "#", " #", "%YAML 1.1\n", "---\n", "...\n",
        "!!str ", "!x ", "!<>", "~", "null", "true", ".nan", "0x", "-1", "99999999999999999999", "1e999", "\\", "\\u", "\\x0", "\0", "\e[0m", "\ufeff", "\u0085", "\u2028",
        "\u200b", "\u202e", "🚀", "\ud800", "é", "${", "${A:-", "${A//b/c}", "$$", "$", "~/", "{branch}", "{", "{{branch}}", "../", "`", "$((", "<<EOF\n", "'''", "@", "  ", "        ",
        "group: {jobs: [", "jobs:", "needs: [", "run:", "skip: [", "env: {",
    ];

    private readonly ImmutableArray<string> _texts = [.. CorpusFile.All().Select(file => Encoding.UTF8.GetString(file.Bytes))];

    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        string text = Pick(random);
        for (int left = random.Next(1, random.Next(2, MostMutations + 2)); left > 0; left--)
            text = Mutate(text, random);
        byte[] bytes = Encoding.UTF8.GetBytes(text.Length > LongestInput ? text[..LongestInput] : text);
        if (bytes.Length > 0 && random.Next(20) == 0)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private string Mutate(string text, Random random) => random.Next(12) switch
    {
        0 => FlipBit(text, random),
        1 => OnLines(text, random, DeleteLine),
        2 => OnLines(text, random, DuplicateLine),
        3 => OnLines(text, random, SwapLines),
        4 => OnLines(text, random, Indent),
        5 => text.Insert(At(text, random), s_specials[random.Next(s_specials.Length)]),
        6 => text[..At(text, random)],
        7 => SpliceToken(text, random),
        8 => OnLines(text, random, (lines, _) => SpliceLines(lines, random)),
        9 => text.Insert(At(text, random), Nest(random)),
        10 => text.Insert(At(text, random), " &a ").Insert(At(text, random), " *a "),
        _ => Repeat(text, random),
    };

    private string Pick(Random random) => _texts[random.Next(_texts.Length)];

    private static int At(string text, Random random) => random.Next(text.Length + 1);

    private static string FlipBit(string text, Random random)
    {
        if (text.Length == 0)
            return text;
        char[] letters = text.ToCharArray();
        letters[random.Next(letters.Length)] ^= (char)(1 << random.Next(7));
        return new string(letters);
    }

    private static string OnLines(string text, Random random, Action<List<string>, Random> change)
    {
        List<string> lines = [.. text.Split('\n')];
        change(lines, random);
        return string.Join('\n', lines);
    }

    private static void DeleteLine(List<string> lines, Random random) => lines.RemoveAt(random.Next(lines.Count));

    private static void DuplicateLine(List<string> lines, Random random) => lines.Insert(random.Next(lines.Count + 1), lines[random.Next(lines.Count)]);

    private static void SwapLines(List<string> lines, Random random)
    {
        (int left, int right) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[left], lines[right]) = (lines[right], lines[left]);
    }

    private static void Indent(List<string> lines, Random random)
    {
        int first = random.Next(lines.Count), blanks = random.Next(-3, 5);
        for (int line = first; line < Math.Min(lines.Count, first + random.Next(1, 5)); line++)
            lines[line] = blanks < 0 ? lines[line][Math.Min(-blanks, lines[line].Length)..] : new string(' ', blanks) + lines[line];
    }

    /// <summary>A word of another file in the place of one of this.</summary>
    private string SpliceToken(string text, Random random)
    {
        string[] words = text.Split(' ');
        string[] others = Pick(random).Split(' ');
        words[random.Next(words.Length)] = others[random.Next(others.Length)];
        return string.Join(' ', words);
    }

    private void SpliceLines(List<string> lines, Random random)
    {
        string[] others = Pick(random).Split('\n');
        int first = random.Next(others.Length);
        lines.InsertRange(random.Next(lines.Count + 1), others[first..random.Next(first, others.Length)]);
    }

    private static string Nest(Random random)
    {
        string opening = random.Next(4) switch { 0 => "[", 1 => "{a: ", 2 => "- ", _ => "? " };
        return string.Concat(Enumerable.Repeat(opening, random.Next(1, 200)));
    }

    private static string Repeat(string text, Random random)
    {
        int first = At(text, random), last = random.Next(first, text.Length + 1);
        return text.Insert(last, string.Concat(Enumerable.Repeat(text[first..last], random.Next(1, 30))));
    }
}
