using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Json;

namespace Daft.Core.Planning;

/// <summary>The field <c>groups</c> of a plan, missing where it has none: a group's index is its place in it.</summary>
internal static class PlannedGroupJson
{
    public static void WriteAll(Utf8JsonWriter json, ImmutableArray<PlannedGroup> groups)
    {
        if (groups.IsEmpty)
            return;
        json.WriteStartArray("groups");
        foreach (PlannedGroup group in groups)
            Write(json, group);
        json.WriteEndArray();
    }

    /// <returns>Null where one of them is none, or stands before the group around it.</returns>
    public static ImmutableArray<PlannedGroup>? TryReadAll(JsonElement plan)
    {
        if (plan.FindArray("groups") is not { } array)
            return [];
        PlannedGroup?[] groups = [.. array.EnumerateArray().Select(Read)];
        bool fits = groups.All(group => group is not null && (group.Parent is not { } parent || (parent >= 0 && parent < group.Index)));
        return fits ? [.. groups.OfType<PlannedGroup>()] : null;
    }

    private static void Write(Utf8JsonWriter json, PlannedGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteOptional("description", group.Description);
        json.WriteString("order", JobOrderText.Of(group.Order));
        if (group.Parent is { } parent)
            json.WriteNumber("parent", parent);
        PlanIndexes.WriteNeeds(json, group.Needs);
        PlanIndexes.WriteNeededGroups(json, group.NeededGroups);
        json.WriteNumber("priority", group.Priority);
        json.WriteEndObject();
    }

    private static PlannedGroup? Read(JsonElement json, int index) => json.FindText("name") is { } name
        ? new PlannedGroup
        {
            Index = index,
            Name = name,
            Description = json.FindText("description"),
            Order = JobOrderText.Read(json.FindText("order")),
            Parent = json.FindInt("parent"),
            Needs = PlanIndexes.ReadNeeds(json),
            NeededGroups = PlanIndexes.ReadNeededGroups(json),
            Priority = json.FindInt("priority") ?? 0,
        }
        : null;
}
