using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Json;

namespace Daft.Core.Planning;

/// <summary>Fields of a plan that hold indexes of its jobs or groups.</summary>
internal static class PlanIndexes
{
    /// <summary>What is no number, and so no index of anything.</summary>
    private const int None = -1;

    /// <summary>Nothing where there are no groups: a plan without any is written as it ever was.</summary>
    public static void WriteNeededGroups(Utf8JsonWriter json, ImmutableArray<int> groups)
    {
        if (!groups.IsEmpty)
            Write(json, "needed_groups", groups);
    }

    public static ImmutableArray<int> ReadNeededGroups(JsonElement json) => Read(json, "needed_groups");

    public static void WriteNeeds(Utf8JsonWriter json, ImmutableArray<int> jobs) => Write(json, "needs", jobs);

    public static ImmutableArray<int> ReadNeeds(JsonElement json) => Read(json, "needs");

    public static bool AreWithin(ImmutableArray<int> indexes, int count) => indexes.All(index => index >= 0 && index < count);

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<int> indexes)
    {
        json.WriteStartArray(name);
        foreach (int index in indexes)
            json.WriteNumberValue(index);
        json.WriteEndArray();
    }

    private static ImmutableArray<int> Read(JsonElement json, string name) => json.FindArray(name) is { } array
        ? [.. array.EnumerateArray().Select(need => need.ValueKind == JsonValueKind.Number && need.TryGetInt32(out int index) ? index : None)]
        : [];
}
