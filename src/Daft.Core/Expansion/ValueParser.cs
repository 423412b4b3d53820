using System.Collections.Immutable;
using Daft.Core.Templates;

namespace Daft.Core.Expansion;

/// <summary>
/// Takes a value apart, once from left to right. What stands inside of <c>${…}</c> is a value of its own, up to what ends
/// it there.
/// </summary>
internal sealed class ValueParser
{
    private const int DeepestNesting = 16;

    private readonly ValueCursor _cursor;
    private readonly int _depth;
    private readonly string _ends;
    private readonly List<ValuePart> _parts = [];
    private int _literalStart;

    /// <param name="ends">Characters that end it.</param>
    private ValueParser(ValueCursor cursor, int depth, string ends)
    {
        _cursor = cursor;
        _depth = depth;
        _ends = ends;
        _literalStart = cursor.Position;
    }

    private bool IsAtEnd => _cursor.IsAtEnd || _ends.Contains(_cursor.Current, StringComparison.Ordinal);

    public static (ImmutableArray<ValuePart> Parts, ExpansionError? Error) Parse(string value)
    {
        var cursor = new ValueCursor(value);
        ImmutableArray<ValuePart> parts = new ValueParser(cursor, depth: 0, ends: "").ParseAll();
        return (parts, cursor.Error);
    }

    private ImmutableArray<ValuePart> ParseAll()
    {
        TakeHome();
        return ParseRest(hasEscapes: false);
    }

    /// <summary>
    /// What is to be replaced. As in bash, a backslash makes the character behind it mean itself, and a slash in front
    /// needs none.
    /// </summary>
    private ImmutableArray<ValuePart> ParseReplaced()
    {
        _cursor.Skip("/");
        return ParseRest(hasEscapes: true);
    }

    private ImmutableArray<ValuePart> ParseRest(bool hasEscapes)
    {
        while (_cursor.Error is null && !IsAtEnd)
        {
            if (_cursor.Current == '$')
                TakeDollar();
            else if (_cursor.Current == '{')
                TakeTemplate();
            else if (_cursor.Current == '\\' && hasEscapes)
                TakeEscaped();
            else
                _cursor.Advance();
        }

        FlushLiteral(_cursor.Position);
        return [.. _parts];
    }

    /// <summary>Only in front, and only alone or before a slash: <c>~user</c> is left as it is.</summary>
    private void TakeHome()
    {
        int tilde = _cursor.Position;
        if (_cursor.Skip("~") && (IsAtEnd || _cursor.Current == '/'))
            Add(new ValuePart.Home(), tilde);
    }

    private void TakeDollar()
    {
        int dollar = _cursor.Position;
        _cursor.Advance();
        if (_cursor.Skip("{"))
            TakeBraces(dollar);
        else if (_cursor.Skip("$"))
            Add(new ValuePart.Literal("$"), dollar);
        else if (_cursor.TakeName() is { } name)
            Add(new ValuePart.Variable(name), dollar);
    }

    private void TakeTemplate()
    {
        int brace = _cursor.Position;
        TemplateMark? mark = TemplateMark.FindAt(_cursor.Text, brace);
        _cursor.Advance(mark?.Length ?? 1);
        if (mark is { } template)
            Add(new ValuePart.Template(template.Name), brace);
    }

    private void TakeEscaped()
    {
        FlushLiteral(_cursor.Position);
        _literalStart = _cursor.Position + 1;
        _cursor.Advance(2);
    }

    private void TakeBraces(int dollar)
    {
        ValuePart? part = _cursor.TakeName() is { } name ? TakeForm(name, dollar) : null;
        if (part is not null && _cursor.Skip("}"))
            Add(part, dollar);
        else
            _cursor.FailForm(dollar);
    }

    private ValuePart? TakeForm(string name, int dollar) => true switch
    {
        _ when _cursor.Skip(":-") => new ValuePart.Defaulted(name, ForEmpty: true, Inner(dollar, "}").ParseAll()),
        _ when _cursor.Skip("-") => new ValuePart.Defaulted(name, ForEmpty: false, Inner(dollar, "}").ParseAll()),
        _ when _cursor.Skip(":+") => new ValuePart.Alternative(name, Inner(dollar, "}").ParseAll()),
        _ when _cursor.Skip("//") => TakeReplacement(name, dollar),
        _ => new ValuePart.Variable(name),
    };

    private ValuePart.Replacement? TakeReplacement(string name, int dollar)
    {
        ImmutableArray<ValuePart> text = Inner(dollar, "/}").ParseReplaced();
        return text.IsEmpty || !_cursor.Skip("/") ? null : new ValuePart.Replacement(name, text, Inner(dollar, "}").ParseAll());
    }

    private ValueParser Inner(int dollar, string ends)
    {
        if (_depth >= DeepestNesting)
            _cursor.Fail($"more than {DeepestNesting} ${{…}} stand inside one another", dollar);
        return new ValueParser(_cursor, _depth + 1, ends);
    }

    private void Add(ValuePart part, int start)
    {
        FlushLiteral(start);
        _parts.Add(part);
        _literalStart = _cursor.Position;
    }

    private void FlushLiteral(int end)
    {
        if (end > _literalStart)
            _parts.Add(new ValuePart.Literal(_cursor.Text[_literalStart..end]));
    }
}
