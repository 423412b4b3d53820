using System.Text.Json;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Configuration.Schema;

/// <summary>Writes shapes as keywords of JSON Schema (draft 2020-12), always into an object that is open.</summary>
internal sealed class SchemaWriter(Utf8JsonWriter json)
{
    private const string Definitions = "$defs";

    private readonly HashSet<string> _referredTo = new(StringComparer.Ordinal);
    private readonly Queue<ValueShape.Named> _unwritten = new();

    public void Write(ValueShape shape)
    {
        switch (shape)
        {
            case ValueShape.Fields fields:
                WriteFields(fields);
                break;
            case ValueShape.Names names:
                WriteNames(names);
                break;
            case ValueShape.List list:
                WriteList(list);
                break;
            case ValueShape.Either either:
                WriteAlternatives(either);
                break;
            case ValueShape.Named named:
                Refer(named);
                break;
            default:
                ScalarSchema.Write(json, shape);
                break;
        }
    }

    /// <summary>Everything that was referred to, and what that refers to.</summary>
    public void WriteDefinitions()
    {
        json.WriteStartObject(Definitions);
        while (_unwritten.TryDequeue(out ValueShape.Named? named))
            WriteObject(named.Name, named.Shape);
        json.WriteEndObject();
    }

    private void Refer(ValueShape.Named named)
    {
        if (_referredTo.Add(named.Name))
            _unwritten.Enqueue(named);
        json.WriteString("$ref", $"#/{Definitions}/{named.Name}");
    }

    private void WriteFields(ValueShape.Fields fields)
    {
        WriteMapType(fields.MayBeEmpty);
        json.WriteStartObject("properties");
        foreach (Key key in fields.Level.All)
            WriteKey(key);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", value: false);
        if (!fields.ExactlyOneOf.IsEmpty)
            WriteChoice(fields.ExactlyOneOf);
    }

    private void WriteKey(Key key)
    {
        json.WriteStartObject(key.Name);
        json.WriteString("description", key.Description);
        if (key.Kind.IsWarnedOf)
            json.WriteBoolean("deprecated", value: true);
        Write(key.Kind.Shape);
        json.WriteEndObject();
    }

    private void WriteChoice(IEnumerable<string> keys)
    {
        json.WriteStartArray("oneOf");
        foreach (string key in keys)
        {
            json.WriteStartObject();
            json.WriteStartArray("required");
            json.WriteStringValue(key);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteNames(ValueShape.Names names)
    {
        WriteMapType(names.MayBeEmpty);
        WriteObject("propertyNames", new ValueShape.Text(names.KeyPattern));
        WriteObject("additionalProperties", names.Value);
    }

    private void WriteMapType(bool mayBeEmpty)
    {
        json.WriteString("type", "object");
        if (!mayBeEmpty)
            json.WriteNumber("minProperties", 1);
    }

    private void WriteList(ValueShape.List list)
    {
        json.WriteString("type", "array");
        if (!list.MayBeEmpty)
            json.WriteNumber("minItems", 1);
        WriteObject("items", list.Item);
    }

    private void WriteAlternatives(ValueShape.Either either)
    {
        json.WriteStartArray("anyOf");
        foreach (ValueShape shape in either.Shapes)
        {
            json.WriteStartObject();
            Write(shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteObject(string name, ValueShape shape)
    {
        json.WriteStartObject(name);
        Write(shape);
        json.WriteEndObject();
    }
}
