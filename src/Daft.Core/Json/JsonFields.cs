using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Daft.Core.Json;

/// <summary>
/// Fields of a JSON object that may be missing, of another kind, or written by another version of daft: all of these are
/// null, and the caller says what that means.
/// </summary>
public static class JsonFields
{
    /// <summary>Milliseconds, UTC, always of the same length, so that texts sort like times.</summary>
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static JsonElement? FindObject(this JsonElement from, string name) => Find(from, name, JsonValueKind.Object);

    public static JsonElement? FindArray(this JsonElement from, string name) => Find(from, name, JsonValueKind.Array);

    public static string? FindText(this JsonElement from, string name) =>
        Find(from, name, JsonValueKind.String) is { } field ? ReadText(field) : null;

    /// <returns>Null also where one of the array's elements is no text.</returns>
    public static ImmutableArray<string>? FindTexts(this JsonElement from, string name)
    {
        if (from.FindArray(name) is not { } array)
            return null;
        var texts = ImmutableArray.CreateBuilder<string>(array.GetArrayLength());
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || ReadText(element) is not { } text)
                return null;
            texts.Add(text);
        }

        return texts.MoveToImmutable();
    }

    public static int? FindInt(this JsonElement from, string name) =>
        Find(from, name, JsonValueKind.Number) is { } field && field.TryGetInt32(out int number) ? number : null;

    public static ulong? FindUnsigned(this JsonElement from, string name) =>
        Find(from, name, JsonValueKind.Number) is { } field && field.TryGetUInt64(out ulong number) ? number : null;

    /// <summary>A count of bytes: neither negative nor a fraction.</summary>
    public static long? FindSize(this JsonElement from, string name) =>
        Find(from, name, JsonValueKind.Number) is { } field && field.TryGetInt64(out long number) && number >= 0 ? number : null;

    public static bool FindFlag(this JsonElement from, string name) => Find(from, name, JsonValueKind.True) is not null;

    public static TimeSpan? FindDuration(this JsonElement from, string name) =>
        Find(from, name, JsonValueKind.Number) is { } field && field.TryGetInt64(out long number) && Math.Abs(number) < TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond
            ? new TimeSpan(number * TimeSpan.TicksPerMillisecond)
            : null;

    public static DateTimeOffset? FindTime(this JsonElement from, string name) =>
        DateTimeOffset.TryParse(from.FindText(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;

    public static void WriteTime(this Utf8JsonWriter to, string name, DateTimeOffset time) =>
        to.WriteString(name, time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));

    public static void WriteDuration(this Utf8JsonWriter to, string name, TimeSpan duration) =>
        to.WriteNumber(name, duration.Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Leaves the field out where it would be false.</summary>
    public static void WriteFlag(this Utf8JsonWriter to, string name, bool isSet)
    {
        if (isSet)
            to.WriteBoolean(name, true);
    }

    /// <summary>Leaves the field out where there is nothing to write.</summary>
    public static void WriteOptional(this Utf8JsonWriter to, string name, string? text)
    {
        if (text is not null)
            to.WriteString(name, text);
    }

    private static JsonElement? Find(JsonElement from, string name, JsonValueKind kind) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement field) && field.ValueKind == kind ? field : null;

    private static string? ReadText(JsonElement field)
    {
        try
        {
            return field.GetString();
        }
        catch (InvalidOperationException)
        {
            // Its only way to say that the bytes are no text: half of a character, after a crash in the middle of it.
            return null;
        }
    }
}
