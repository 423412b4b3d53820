using System.Globalization;
using Daft.Core.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Daft.Engine.Yaml;

/// <summary>
/// Settings as YAML text that reads back as the same settings, each job beside a comment with the place it comes from.
/// What was quoted stays quoted, and what was not stays plain: to the reader that is the difference between a text and a flag.
/// </summary>
public sealed class ConfigurationDump
{
    /// <summary>Breaks lines for the parser, or is shown as nothing: only an escape keeps it.</summary>
    private const string NeedsEscape = "\r\u0085\u2028\u2029\ufeff";

    private readonly Emitter _emitter;

    private ConfigurationDump(Emitter emitter) => _emitter = emitter;

    /// <param name="root">Null for a configuration with nothing in it.</param>
    public static string Of(Setting? root)
    {
        if (root is null)
            return "{}\n";
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var settings = new EmitterSettings().WithBestWidth(int.MaxValue).WithNewLine("\n").WithIndentedSequences();
        new ConfigurationDump(new Emitter(text, settings)).WriteDocument(root);
        return text.ToString();
    }

    private void WriteDocument(Setting root)
    {
        _emitter.Emit(new StreamStart());
        _emitter.Emit(new DocumentStart(version: null, tags: null, isImplicit: true));
        Write(root);
        _emitter.Emit(new DocumentEnd(isImplicit: true));
        _emitter.Emit(new StreamEnd());
    }

    /// <param name="parent">The key whose value it is.</param>
    private void Write(Setting setting, string parent = "")
    {
        switch (setting)
        {
            case Setting.Sequence list:
                _emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (Setting item in list.Items)
                    WriteItem(item, item.Place, isJob: parent == "jobs");
                _emitter.Emit(new SequenceEnd());
                break;
            case Setting.Mapping map:
                _emitter.Emit(new MappingStart());
                WriteEntries(map, areJobs: parent == "commands");
                _emitter.Emit(new MappingEnd());
                break;
            case Setting.Scalar { IsQuoted: false, Text: "" }:
                // Written as nothing it would come back as an empty text.
                Write("null", ScalarStyle.Plain);
                break;
            case Setting.Scalar scalar:
                Write(scalar.Text, StyleOf(scalar));
                break;
            default:
                throw new InvalidOperationException("a setting is a scalar, a list or a map");
        }
    }

    private void WriteEntries(Setting.Mapping map, bool areJobs)
    {
        foreach (Setting.Entry entry in map.Entries)
        {
            Write(entry.Key, StyleOfKey(entry.Key));
            if (areJobs)
                WriteItem(entry.Value, entry.KeyPlace, isJob: true);
            else
                Write(entry.Value, entry.Key);
        }
    }

    private void WriteItem(Setting item, SourcePlace place, bool isJob)
    {
        if (!isJob || item is not Setting.Mapping { Entries.IsEmpty: false } job)
        {
            Write(item);
            return;
        }

        _emitter.Emit(new MappingStart());
        _emitter.Emit(new Comment($"{VisibleText.Of(place.File)}:{place.Line}", isInline: true));
        WriteEntries(job, areJobs: false);
        _emitter.Emit(new MappingEnd());
    }

    private void Write(string text, ScalarStyle style) =>
        _emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    private static ScalarStyle StyleOf(Setting.Scalar scalar)
    {
        if (!scalar.IsQuoted)
            return ScalarStyle.Plain;
        bool isBlock = scalar.Text.Contains('\n', StringComparison.Ordinal)
            && !char.IsWhiteSpace(scalar.Text[0])
            && !scalar.Text.AsSpan().ContainsAny(NeedsEscape)
            && !scalar.Text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
        return isBlock ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted;
    }

    /// <summary>Names stay plain. Of other keys the emitter writes some so that the parser takes them for something else: <c>&lt;&lt;</c>, <c>:\x</c>.</summary>
    private static ScalarStyle StyleOfKey(string key) =>
        key.Length > 0 && char.IsAsciiLetterOrDigit(key[0]) && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? ScalarStyle.Plain
            : ScalarStyle.DoubleQuoted;
}
