using System.Text.Json;
using System.Text.RegularExpressions;

namespace Daft.Core.Tests.Configuration.Schema;

/// <summary>As much of a validator of JSON Schema (draft 2020-12) as daft's own schema needs; a keyword that it does not know fails the test.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    /// <returns>Where an instance breaks the schema and which keyword it breaks; null where it is valid.</returns>
    public string? FindViolation(JsonElement instance) => Find(root, instance, "$");

    private string? Find(JsonElement schema, JsonElement instance, string path) =>
        schema.EnumerateObject().Select(keyword => Holds(keyword, schema, instance, path)).FirstOrDefault(found => found is not null);

    private string? Holds(JsonProperty keyword, JsonElement schema, JsonElement instance, string path) => keyword.Name switch
    {
        "$schema" or "$defs" or "title" or "description" or "deprecated" => null,
        "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "required" =>
            instance.ValueKind == JsonValueKind.Object ? FindInMap(keyword, schema, instance, path) : null,
        "items" or "minItems" => instance.ValueKind == JsonValueKind.Array ? FindInList(keyword, instance, path) : null,
        "$ref" => Find(Resolve(keyword.Value.GetString()!), instance, path),
        "anyOf" => Said(Matches(keyword.Value, instance, path) > 0, keyword, path),
        "oneOf" => Said(Matches(keyword.Value, instance, path) == 1, keyword, path),
        _ => Said(HoldsOfScalar(keyword, instance), keyword, path),
    };

    private string? FindInMap(JsonProperty keyword, JsonElement schema, JsonElement map, string path) => keyword.Name switch
    {
        "properties" => map.EnumerateObject().Select(entry =>
            keyword.Value.TryGetProperty(entry.Name, out JsonElement own) ? Find(own, entry.Value, $"{path}.{entry.Name}") : null).FirstOrDefault(found => found is not null),
        "additionalProperties" => map.EnumerateObject().Where(entry => !IsDeclared(schema, entry.Name))
            .Select(entry => FindElse(keyword.Value, entry, path)).FirstOrDefault(found => found is not null),
        "propertyNames" => map.EnumerateObject().Select(entry => Find(keyword.Value, JsonSerializer.SerializeToElement(entry.Name), $"{path}.{entry.Name}"))
            .FirstOrDefault(found => found is not null),
        "minProperties" => Said(map.EnumerateObject().Count() >= keyword.Value.GetInt32(), keyword, path),
        _ => Said(keyword.Value.EnumerateArray().All(name => map.TryGetProperty(name.GetString()!, out _)), keyword, path),
    };

    private string? FindElse(JsonElement additional, JsonProperty entry, string path) =>
        additional.ValueKind == JsonValueKind.False ? $"{path}.{entry.Name}: additionalProperties" : Find(additional, entry.Value, $"{path}.{entry.Name}");

    private string? FindInList(JsonProperty keyword, JsonElement list, string path) => keyword.Name == "minItems"
        ? Said(list.GetArrayLength() >= keyword.Value.GetInt32(), keyword, path)
        : list.EnumerateArray().Select((item, index) => Find(keyword.Value, item, $"{path}[{index}]")).FirstOrDefault(found => found is not null);

    private int Matches(JsonElement schemas, JsonElement instance, string path) =>
        schemas.EnumerateArray().Count(schema => Find(schema, instance, path) is null);

    private JsonElement Resolve(string reference) =>
        reference["#/".Length..].Split('/').Aggregate(root, (schema, name) => schema.GetProperty(name));

    private static bool HoldsOfScalar(JsonProperty keyword, JsonElement instance) => keyword.Name switch
    {
        "type" => keyword.Value.ValueKind == JsonValueKind.Array
            ? keyword.Value.EnumerateArray().Any(type => IsOf(type.GetString()!, instance))
            : IsOf(keyword.Value.GetString()!, instance),
        "enum" => keyword.Value.EnumerateArray().Any(value => JsonElement.DeepEquals(value, instance)),
        "pattern" => instance.ValueKind != JsonValueKind.String || Regex.IsMatch(instance.GetString()!, ToDotNet(keyword.Value.GetString()!)),
        "minimum" => instance.ValueKind != JsonValueKind.Number || instance.GetDouble() >= keyword.Value.GetDouble(),
        "maximum" => instance.ValueKind != JsonValueKind.Number || instance.GetDouble() <= keyword.Value.GetDouble(),
        _ => throw new AssertFailedException($"this validator does not know '{keyword.Name}'"),
    };

    /// <summary>In .NET a dollar sign also matches before a last line feed, in ECMA-262 it does not.</summary>
    private static string ToDotNet(string pattern) => pattern.EndsWith('$') ? pattern[..^1] + "\\z" : pattern;

    private static bool IsOf(string type, JsonElement instance) => type switch
    {
        "null" => instance.ValueKind == JsonValueKind.Null,
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => instance.ValueKind == JsonValueKind.String,
        "number" => instance.ValueKind == JsonValueKind.Number,
        "integer" => instance.ValueKind == JsonValueKind.Number && double.IsInteger(instance.GetDouble()),
        "array" => instance.ValueKind == JsonValueKind.Array,
        "object" => instance.ValueKind == JsonValueKind.Object,
        _ => throw new AssertFailedException($"there is no type '{type}'"),
    };

    private static bool IsDeclared(JsonElement schema, string name) =>
        schema.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty(name, out _);

    private static string? Said(bool holds, JsonProperty keyword, string path) => holds ? null : $"{path}: {keyword.Name}";
}
