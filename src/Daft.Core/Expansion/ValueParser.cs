using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Expansion;

/// <summary>
/// Takes a value apart, once from left to right. What stands inside of <c>${…}</c> is a value of its own, up to what ends
/// it there.
/// </summary>
internal sealed class ValueParser
{
    private const int DeepestNesting = 16;

    private readonly string _value;
    private readonly string _ends;
    private readonly int _depth;
    private readonly List<ValuePart> _parts = [];
    private int _position;
    private int _literalStart;

    /// <param name="ends">Characters that end it.</param>
    private ValueParser(string value, int position, int depth, string ends)
    {
        _value = value;
        _position = _literalStart = position;
        _depth = depth;
        _ends = ends;
    }

    private ExpansionError? Error { get; set; }

    private bool IsAtEnd => _position >= _value.Length || _ends.Contains(_value[_position], StringComparison.Ordinal);

    public static (ImmutableArray<ValuePart> Parts, ExpansionError? Error) Parse(string value)
    {
        var parser = new ValueParser(value, position: 0, depth: 0, ends: "");
        parser.TakeHome();
        return (parser.ParseAll(), parser.Error);
    }

    private ImmutableArray<ValuePart> ParseAll(bool hasEscapes = false)
    {
        while (Error is null && !IsAtEnd)
        {
            char next = _value[_position];
            if (next == '$')
                TakeDollar();
            else if (next == '{')
                TakeTemplate();
            else if (next == '\\' && hasEscapes)
                TakeEscaped();
            else
                _position++;
        }

        FlushLiteral(Math.Min(_position, _value.Length));
        return [.. _parts];
    }

    /// <summary>Only in front, and only alone or before a slash: <c>~user</c> is left as it is.</summary>
    private void TakeHome()
    {
        if (!IsAtEnd && _value[_position] == '~')
        {
            _position++;
            if (IsAtEnd || _value[_position] == '/')
                Add(new ValuePart.Home(), _position - 1);
        }
    }

    private void TakeDollar()
    {
        int dollar = _position++;
        char next = _position < _value.Length ? _value[_position] : ' ';
        if (next == '{')
            TakeBraces(dollar);
        else if (next == '$')
            Add(new ValuePart.Literal("$"), dollar, ++_position);
        else if (TakeName() is { } name)
            Add(new ValuePart.Variable(name), dollar);
    }

    private void TakeTemplate()
    {
        int brace = _position++;
        if (TemplateMark.FindAt(_value, brace) is not { } mark)
            return;
        _position = brace + mark.Length;
        Add(new ValuePart.Template(mark.Name), brace);
    }

    /// <summary>The backslash goes, and what is behind it means itself.</summary>
    private void TakeEscaped()
    {
        FlushLiteral(_position);
        _literalStart = _position + 1;
        _position += 2;
    }

    private void TakeBraces(int dollar)
    {
        _position++;
        ValuePart? part = TakeName() is { } name ? TakeForm(name, dollar) : null;
        if (part is not null && Error is null && Skip("}"))
            Add(part, dollar);
        else
            Refuse(dollar);
    }

    private ValuePart? TakeForm(string name, int dollar) => true switch
    {
        _ when Skip(":-") => new ValuePart.Defaulted(name, ForEmpty: true, TakeInner(dollar)),
        _ when Skip("-") => new ValuePart.Defaulted(name, ForEmpty: false, TakeInner(dollar)),
        _ when Skip(":+") => new ValuePart.Alternative(name, TakeInner(dollar)),
        _ when Skip("//") => TakeReplacement(name, dollar),
        _ => new ValuePart.Variable(name),
    };

    private ValuePart.Replacement? TakeReplacement(string name, int dollar)
    {
        ImmutableArray<ValuePart> text = TakeText(dollar);
        return text.IsEmpty || !Skip("/") ? null : new ValuePart.Replacement(name, text, TakeInner(dollar));
    }

    private ImmutableArray<ValuePart> TakeInner(int dollar)
    {
        ValueParser inner = Inner(dollar, "}");
        inner.TakeHome();
        return Finish(inner, inner.ParseAll());
    }

    /// <summary>As in bash, a backslash takes from a slash what it means, and a slash in front needs none.</summary>
    private ImmutableArray<ValuePart> TakeText(int dollar)
    {
        ValueParser inner = Inner(dollar, "/}");
        inner._position += Looks("/") ? 1 : 0;
        return Finish(inner, inner.ParseAll(hasEscapes: true));
    }

    private ValueParser Inner(int dollar, string ends)
    {
        if (_depth >= DeepestNesting)
            Error ??= new ExpansionError($"more than {DeepestNesting} ${{…}} stand inside one another", dollar);
        return new ValueParser(_value, _position, _depth + 1, ends) { Error = Error };
    }

    private ImmutableArray<ValuePart> Finish(ValueParser inner, ImmutableArray<ValuePart> parts)
    {
        Error ??= inner.Error;
        _position = Math.Min(inner._position, _value.Length);
        return parts;
    }

    private void Refuse(int dollar)
    {
        int end = _value.IndexOf('}', dollar);
        Error ??= new ExpansionError(
            end < 0
                ? $"'{VisibleText.Excerpt(_value[dollar..])}' has no closing brace"
                : $"'{VisibleText.Excerpt(_value[dollar..(end + 1)])}' is not a form daft knows",
            dollar);
    }

    private string? TakeName()
    {
        int start = _position;
        while (_position < _value.Length && EnvironmentExpansion.MayStandInName(_value[_position], isFirst: _position == start))
            _position++;
        return _position > start ? _value[start.._position] : null;
    }

    private bool Looks(string expected) => string.CompareOrdinal(_value, _position, expected, 0, expected.Length) == 0;

    private bool Skip(string expected)
    {
        bool isThere = Looks(expected);
        _position += isThere ? expected.Length : 0;
        return isThere;
    }

    private void Add(ValuePart part, int start) => Add(part, start, _position);

    private void Add(ValuePart part, int start, int end)
    {
        FlushLiteral(start);
        _parts.Add(part);
        _literalStart = end;
    }

    private void FlushLiteral(int end)
    {
        if (end > _literalStart)
            _parts.Add(new ValuePart.Literal(_value[_literalStart..end]));
    }
}
