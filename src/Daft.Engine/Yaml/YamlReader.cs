using Daft.Core.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Daft.Engine.Yaml;

/// <summary>
/// Reads YAML text into settings that know their place. It works on the parser's events: they keep duplicate keys, which
/// the node model refuses, and they stop where a limit is reached, before a hostile text has cost anything.
/// </summary>
public sealed class YamlReader
{
    private readonly Parser _parser;
    private readonly SourcePlace _end;
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<SourcePlace> _open = [];
    private int _nodes;
    private int _deepest;

    /// <param name="parser">At its beginning.</param>
    /// <param name="end">The last place of the text.</param>
    private YamlReader(Parser parser, SourcePlace end)
    {
        _parser = parser;
        _end = end;
    }

    /// <param name="text">The whole file.</param>
    /// <param name="file">Its name in the places of settings and problems.</param>
    public static YamlReading Read(string text, string file)
    {
        // The parser takes an editor's mark for a value where nothing follows it.
        string content = SourceText.WithoutMark(text);
        if (YamlText.FindProblem(content, file) is { } unreadable)
            return new YamlReading { Problems = [unreadable] };
        using var lines = new StringReader(content);
        var reader = new YamlReader(new Parser(lines), SourceText.EndOf(content, file));
        try
        {
            return reader.ReadStream();
        }
        catch (YamlException broken)
        {
            // The parser's only way to report a syntax error; it cannot go on after one.
            return new YamlReading { Problems = [YamlSyntax.Explain(content, reader.Place(broken.Start), broken.Message, reader._open)] };
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // What the parser lets fly for a tag like '!<>' and for texts that are broken in several ways at once.
            return new YamlReading { Problems = [YamlSyntax.ExplainLost(content, reader.LastPlace, reader._open)] };
        }
    }

    /// <summary>Of the last thing that could be read.</summary>
    private SourcePlace LastPlace => _parser.Current is { } last ? Place(last) : new SourcePlace(_end.File, 1, 1);

    private YamlReading ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
            return new YamlReading();
        _parser.Consume<DocumentStart>();
        Setting? root = ReadNode(depth: 1);
        if (root is not null && NextDocument() is { } second)
            _problems.Add(YamlProblems.SecondDocument(second));
        return _problems.Count > 0 ? new YamlReading { Problems = [.. _problems] } : new YamlReading { Root = root };
    }

    private SourcePlace? NextDocument()
    {
        _parser.Consume<DocumentEnd>();
        return _parser.Accept<DocumentStart>(out DocumentStart? next) ? Place(next) : null;
    }

    /// <returns>Null once a limit is passed: nothing more is read.</returns>
    private Setting? ReadNode(int depth)
    {
        if (_parser.TryConsume<AnchorAlias>(out AnchorAlias? alias))
            return Resolve(alias, depth);
        NodeEvent node = _parser.Consume<NodeEvent>();
        if (!IsWithinLimits(Place(node), depth, nodes: 1))
            return null;
        if (!IsKnown(node))
            _problems.Add(YamlProblems.UnknownTag(Place(node), node.Tag.Value));
        if (!IsPlain(node.Anchor))
            _problems.Add(YamlProblems.StrangeAnchor(Place(node), node.Anchor.Value));
        return node.Anchor.IsEmpty ? ReadContent(node, depth) : ReadAnchored(node, depth);
    }

    private Setting? ReadContent(NodeEvent node, int depth) => node switch
    {
        Scalar scalar => new Setting.Scalar(Place(scalar), scalar.Value, IsQuoted(scalar)),
        SequenceStart => ReadSequence(Place(node), depth),
        _ => ReadMapping(Place(node), depth),
    };

    private Setting.Sequence? ReadSequence(SourcePlace place, int depth)
    {
        _open.Push(place);
        var items = new List<Setting>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }

        _open.Pop();
        return new Setting.Sequence(place, [.. items]);
    }

    private Setting.Mapping? ReadMapping(SourcePlace place, int depth)
    {
        _open.Push(place);
        var entries = new List<Setting.Entry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent start = _parser.Current!;
            if (ReadNode(depth + 1) is not { } key || ReadNode(depth + 1) is not { } value)
                return null;
            if (FindKeyProblem(start, key) is { } problem)
                _problems.Add(problem);
            else
                entries.Add(new Setting.Entry(((Setting.Scalar)key).Text, Place(start), value));
        }

        _open.Pop();
        return new Setting.Mapping(place, [.. entries]);
    }

    private Problem? FindKeyProblem(ParsingEvent start, Setting key) => key switch
    {
        Setting.Scalar { Text: "<<", IsQuoted: false } => YamlProblems.MergeKey(Place(start)),
        Setting.Scalar => null,
        _ => YamlProblems.KeyIsNoText(Place(start)),
    };

    /// <summary>The anchor is known while its node is still being read, so that an alias to it can be told apart from one to nothing.</summary>
    private Setting? ReadAnchored(NodeEvent node, int depth)
    {
        string name = node.Anchor.Value;
        _anchors[name] = new Anchored(null, 0, 0);
        (int nodesBefore, int deepestBefore) = (_nodes, _deepest);
        _deepest = depth;
        Setting? content = ReadContent(node, depth);
        _anchors[name] = new Anchored(content, _nodes - nodesBefore + 1, _deepest - depth);
        _deepest = Math.Max(_deepest, deepestBefore);
        return content;
    }

    private Setting? Resolve(AnchorAlias alias, int depth)
    {
        SourcePlace place = Place(alias);
        if (!_anchors.TryGetValue(alias.Value.Value, out Anchored? anchored))
            return Refuse(YamlProblems.UnknownAlias(place, alias.Value.Value));
        if (anchored.Setting is null)
            return Refuse(YamlProblems.RecursiveAlias(place, alias.Value.Value));
        return IsWithinLimits(place, depth + anchored.Height, anchored.Size) ? anchored.Setting : null;
    }

    private bool IsWithinLimits(SourcePlace place, int depth, int nodes)
    {
        _nodes += nodes;
        _deepest = Math.Max(_deepest, depth);
        if (depth > YamlText.MaximumDepth)
            Refuse(YamlProblems.TooDeep(place));
        else if (_nodes > YamlText.MaximumNodes)
            Refuse(YamlProblems.TooManyNodes(place));
        else
            return true;
        return false;
    }

    private Setting? Refuse(Problem problem)
    {
        _problems.Add(problem);
        return null;
    }

    /// <summary>Where nothing but a name stands behind the <c>&amp;</c>: the <c>&amp;&amp;</c> of a shell is an anchor to YAML, and would be lost.</summary>
    private static bool IsPlain(AnchorName anchor) =>
        anchor.IsEmpty || anchor.Value.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.');

    private static bool IsKnown(NodeEvent node) => node.Tag.IsEmpty || node.Tag.IsNonSpecific || node.Tag.Value == node switch
    {
        Scalar => "tag:yaml.org,2002:str",
        SequenceStart => "tag:yaml.org,2002:seq",
        _ => "tag:yaml.org,2002:map",
    };

    private static bool IsQuoted(Scalar scalar) =>
        scalar.Style != ScalarStyle.Plain || (!scalar.Tag.IsEmpty && scalar.Tag.Value != "?");

    private SourcePlace Place(ParsingEvent happened) => Place(happened.Start);

    /// <summary>The parser puts the end of a text without a last line end onto a line below it.</summary>
    private SourcePlace Place(Mark mark)
    {
        var place = new SourcePlace(_end.File, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
        return (place.Line, place.Column).CompareTo((_end.Line, _end.Column)) > 0 ? _end : place;
    }

    /// <summary>A node that aliases can name: how many nodes and levels each of them adds.</summary>
    private sealed record Anchored(Setting? Setting, int Size, int Height);
}
