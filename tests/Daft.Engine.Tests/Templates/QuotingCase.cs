using System.Globalization;

namespace Daft.Engine.Tests.Templates;

/// <summary>A command grown at random around templates, together with what a shell must write for it.</summary>
/// <remarks>Knows nothing of daft's own code: the tests of the native executable are built from this very file too.</remarks>
internal sealed class QuotingCase
{
    private static readonly string[] Values =
    [
        "main", "", "-n", "a b", "a  b ", "$(touch ran)", "`touch ran`", "'", "\"", "'; touch ran; '", "\"; touch ran; \"",
        "\\", "\\\\", "a\\", "\\n", "$HOME", "${HOME}", "$$", "*", "?", "[a-z]", "~", "#x", "!x", "!!", "a\nb", "\n", "\n\nx\n",
        "E1", "x\nE1\ntouch ran\n", "\tE1", "}", "{commit}", "{branch}", ")", "$(", "`", "ä€😀", "\u007f\u0001\u0002", ";touch ran", "|touch ran",
        "&touch ran&", "a[$(touch ran)]", "x=y", "%s", "\r\n", "<<E", "case", "esac", "*/", "..", "a,b", "\t",
    ];

    private readonly Random _random;
    private int _hereDocuments;

    private QuotingCase(int seed, QuotedValues? given)
    {
        _random = new Random(seed);
        Given = given ?? new QuotedValues(Branch: AnyValue(), Commit: AnyValue(), GitDirectory: "/w/.git");
        (Command, Expected) = Statement();
    }

    public QuotedValues Given { get; }

    public string Command { get; }

    public string Expected { get; }

    public static QuotingCase Grow(int seed) => new(seed, given: null);

    /// <summary>The same around values that somebody else has, who has no remote.</summary>
    public static QuotingCase Grow(int seed, QuotedValues given) => new(seed, given);

    private string AnyValue() => string.Concat(Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Pick(Values)));

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private Piece Statement() => Pick<Func<Piece>>(
        () => Word(3) is var word ? new Piece($"printf %s {word.Text}", word.Means) : default,
        () => Word(3) is var word ? new Piece($"x={word.Text}; printf %s \"$x\"", word.Means) : default,
        () => Word(2) is var word ? new Piece($"# it's \"{{branch}}\" `\nprintf %s {word.Text} # '{{commit}}", word.Means) : default,
        () => Word(2) is var word ? new Piece($"case {word.Text} in {word.Text}) printf %s yes;; *) printf no;; esac", "yes") : default,
        () => Pattern() is var word ? new Piece($"x={word.Text}.; printf %s \"${{x#{word.Text}}}\"", ".") : default,
        () => Word(2) is var word ? new Piece($"for x in {word.Text} {word.Text}; do printf '<%s>' \"$x\"; done", $"<{word.Means}><{word.Means}>") : default,
        () => Here(3) is var here ? new Piece($"cat {here.Text}", here.Means) : default,
        () => Here(2) is var here && Word(2) is var word ? new Piece($"printf %s {word.Text}; cat {here.Text}printf %s {word.Text}", word.Means + here.Means + word.Means) : default,
        () => Word(2) is var word ? new Piece($"if true; then {{ printf %s {word.Text}; }}; else (printf %s no); fi", word.Means) : default)();

    /// <summary>One word, in which nothing unquoted is split.</summary>
    private Piece Word(int depth, bool inBackquotes = false) => Join(1, () => Pick<Func<Piece>>(
        () => Template(),
        () => Template(),
        () => Literal("abc:/.,-+@%=_0"),
        () => Quoted('"', Doubled(depth, inBackquotes)),
        () => Quoted('"', Doubled(depth, inBackquotes)),
        () => Quoted('\'', Single(inBackquotes)),
        () => inBackquotes ? Template() : Pick(new Piece("\\$.", "$."), new("\\\\", "\\"), new("\\'", "'"), new("\\\"", "\""), new("\\ ", " "), new("\\{branch\\}", "{branch}")),
        () => depth == 0 ? Template() : Word(depth - 1, inBackquotes) is var word ? new Piece($"${{unset:-{word.Text}}}", word.Means) : default,
        () => new Piece("$((1 + (2 << 1)))", "5"))());

    /// <summary>Plain words and templates: bash loses its way in the quotes of a pattern that is itself in quotes.</summary>
    private Piece Pattern() => Join(1, () => Pick<Func<Piece>>(
        Template, () => Literal("abc:/"), () => Quoted('"', Template()), () => Quoted('\'', Template()))());

    private Piece Doubled(int depth, bool inBackquotes) => Join(0, () => Pick<Func<Piece>>(
        () => Template(),
        () => Template(),
        () => Literal("ab '#;&|()*?~=[]!"),
        () => inBackquotes ? Template() : Pick(new Piece("\\$.", "$."), new("\\\\", "\\"), new("\\\"", "\""), new("\\`", "`"), new("\\a", "\\a")),
        () => inBackquotes ? Template() : new Piece("\\{commit}", "\\" + Given.Commit),
        () => depth == 0 ? Template() : Doubled(depth - 1, inBackquotes: true) is var word && word.Text.IndexOfAny(['\'', '"', '}']) < 0
            ? new Piece($"${{unset:-{word.Text}}}", word.Means) : Template(),
        () => depth == 0 ? Template() : Doubled(depth - 1, inBackquotes: true) is var word ? new Piece($"${{unset:-\"{word.Text}\"}}", word.Means) : default,
        () => depth == 0 ? Template() : Substitution(depth - 1, inBackquotes))());

    /// <summary>What a substitution writes ends in a point, because it loses line ends there.</summary>
    private Piece Substitution(int depth, bool inBackquotes) => Pick<Func<Piece>>(
        () => Word(depth, inBackquotes) is var word ? new Piece($"$(printf %s. {word.Text})", word.Means + ".") : default,
        () => Word(depth, inBackquotes) is var word ? new Piece($"$( # it's )\n(printf %s. {word.Text}) )", word.Means + ".") : default,
        () => Word(depth, inBackquotes) is var word ? new Piece($"$(case x in (y) ;; x) printf %s. {word.Text} ;; esac)", word.Means + ".") : default,
        () => inBackquotes ? Template() : Word(depth, inBackquotes: true) is var word ? new Piece($"`printf %s. {word.Text}`", word.Means + ".") : default,
        () => inBackquotes ? Template() : Here(depth) is var here ? new Piece($"$(cat {here.Text}printf .)", here.Means + ".") : default)();

    private Piece Single(bool inBackquotes) => Join(0, () => Pick<Func<Piece>>(
        Template, Template, () => Literal(inBackquotes ? "ab $\"#;()*{}" : "ab $\"`\\#;()*{}\n"), () => new Piece("${branch}", "${branch}"))());

    private Piece Here(int depth)
    {
        bool isQuoted = _random.Next(2) == 0;
        Piece body = isQuoted ? Join(0, () => Pick<Func<Piece>>(Template, () => Literal("ab $\"'`\\#;()*{}\n"))()) : Expanded(depth);
        // Of one inside another with the same delimiter shells do not agree which of them ends.
        string end = $"E{++_hereDocuments}";
        string word = isQuoted ? Pick($"'{end}'", $"\"{end}\"", $"\\{end}", $"{end}''") : end;
        // A line end in the body's own text would have its tabs taken, so '<<-' gets bodies of one line.
        bool strips = _random.Next(2) == 0 && !body.Text.Contains('\n', StringComparison.Ordinal);
        return strips
            ? new Piece($"<<-{word}\n\t:{body.Text}.\n\t{end}\n", $":{body.Means}.\n")
            : new Piece($"<<{word}\n:{body.Text}.\n{end}\n", $":{body.Means}.\n");
    }

    private Piece Expanded(int depth) => Join(0, () => Pick<Func<Piece>>(
        () => Template(),
        () => Template(),
        () => Literal("ab '\"#;&|<>()*?~=[]{}\n"),
        () => Pick(new Piece("\\$.", "$."), new("\\\\", "\\"), new("\\`", "`"), new("\\a", "\\a"), new("\\\"", "\\\"")),
        () => new Piece("\\{commit}", "\\" + Given.Commit),
        () => depth == 0 ? Template() : Substitution(depth - 1, inBackquotes: false))());

    private Piece Template() => Pick(new Piece("{branch}", Given.Branch), new("{commit}", Given.Commit), new("{git_dir}", Given.GitDirectory), new("{remote}", ""));

    private Piece Literal(string letters)
    {
        string text = string.Concat(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => letters[_random.Next(letters.Length)]));
        // Nothing that a substitution would begin with, and no dollar sign that would change what follows.
        text = text.EndsWith('$') || text.EndsWith('\\') ? text + "." : text;
        // bash joins such lines in a quoted here-document that stands inside of another.
        text = text.Replace("\\\n", "\\.\n", StringComparison.Ordinal);
        return new Piece(text, text);
    }

    private static Piece Quoted(char quote, Piece inner) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{quote}{inner.Text}{quote}"), inner.Means);

    private Piece Join(int atLeast, Func<Piece> next)
    {
        Piece[] pieces = [.. Enumerable.Range(0, _random.Next(atLeast, 4)).Select(_ => next())];
        return new Piece(string.Concat(pieces.Select(piece => piece.Text)), string.Concat(pieces.Select(piece => piece.Means)));
    }

    private readonly record struct Piece(string Text, string Means);
}
