using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Expansion;

/// <summary>Takes a value apart, once from left to right. A default is a value of its own, up to the brace that closes it.</summary>
internal sealed class ValueParser
{
    private const int DeepestDefault = 16;
    private const string DefaultMark = ":-";

    private readonly string _value;
    private readonly bool _isDefault;
    private readonly int _depth;
    private readonly List<ValuePart> _parts = [];
    private int _position;
    private int _literalStart;

    private ValueParser(string value, int position, int depth)
    {
        _value = value;
        _position = _literalStart = position;
        _depth = depth;
        _isDefault = depth > 0;
    }

    private string? Error { get; set; }

    private bool IsAtEnd => _position >= _value.Length || (_isDefault && _value[_position] == '}');

    public static (ImmutableArray<ValuePart> Parts, string? Error) Parse(string value)
    {
        var parser = new ValueParser(value, position: 0, depth: 0);
        return (parser.ParseAll(), parser.Error);
    }

    private ImmutableArray<ValuePart> ParseAll()
    {
        TakeHome();
        while (Error is null && !IsAtEnd)
        {
            if (_value[_position] == '$')
                TakeDollar();
            else
                _position++;
        }

        FlushLiteral(_position);
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
            Add(new ValuePart.Variable(name, null), dollar);
    }

    private void TakeBraces(int dollar)
    {
        _position++;
        string? name = TakeName();
        if (name is not null && Skip("}"))
            Add(new ValuePart.Variable(name, null), dollar);
        else if (name is not null && Skip(DefaultMark))
            TakeDefault(name, dollar);
        else
            Refuse(dollar);
    }

    private void TakeDefault(string name, int dollar)
    {
        var inner = new ValueParser(_value, _position, _depth + 1);
        ImmutableArray<ValuePart> parts = [];
        if (_depth >= DeepestDefault)
            Error = $"more than {DeepestDefault} defaults stand inside one another";
        else
            parts = inner.ParseAll();
        Error ??= inner.Error;
        _position = inner._position;
        if (Error is null && !Skip("}"))
            Refuse(dollar);
        else
            Add(new ValuePart.Variable(name, parts), dollar);
    }

    private void Refuse(int dollar)
    {
        int end = _value.IndexOf('}', dollar);
        Error = end < 0
            ? $"'{VisibleText.Excerpt(_value[dollar..])}' has no closing brace"
            : $"'{VisibleText.Excerpt(_value[dollar..(end + 1)])}' is not a form daft knows";
    }

    private string? TakeName()
    {
        int start = _position;
        while (_position < _value.Length && EnvironmentExpansion.MayStandInName(_value[_position], isFirst: _position == start))
            _position++;
        return _position > start ? _value[start.._position] : null;
    }

    private bool Skip(string expected)
    {
        bool isThere = string.CompareOrdinal(_value, _position, expected, 0, expected.Length) == 0;
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
