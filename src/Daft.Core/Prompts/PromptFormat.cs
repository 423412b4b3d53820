using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Prompts;

/// <summary>The text of <c>daft status --format</c>: <c>{name}</c> stands for a value, <c>{{</c> and <c>}}</c> for the braces themselves.</summary>
public sealed class PromptFormat
{
    private readonly ImmutableArray<Part> _parts;

    private PromptFormat(ImmutableArray<Part> parts) => _parts = parts;

    /// <exception cref="DaftException">A name that nobody knows, or a brace that is not closed.</exception>
    public static PromptFormat Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        for (int index = 0; index < text.Length;)
        {
            int length = PartLength(text.AsSpan(index));
            parts.Add(PartOf(text.Substring(index, length)));
            index += length;
        }

        return new PromptFormat(parts.ToImmutable());
    }

    public string Fill(PromptValues values) => string.Concat(_parts.Select(part => part.IsName ? values.Of(part.Text) : part.Text));

    private static int PartLength(ReadOnlySpan<char> rest)
    {
        if (rest is ['{', '{', ..] or ['}', '}', ..])
            return 2;
        if (rest[0] == '{')
            return rest.IndexOf('}') is var end && end >= 0 ? end + 1 : rest.Length;
        int brace = rest[1..].IndexOfAny('{', '}');
        return brace < 0 ? rest.Length : brace + 1;
    }

    private static Part PartOf(string text) => text switch
    {
        "{{" or "}}" => new Part(text[..1], IsName: false),
        ['{', .. var name, '}'] => new Part(Known(name), IsName: true),
        ['{', ..] => throw new DaftException($"'{VisibleText.Excerpt(text)}' is not closed", "a brace that is meant as one is written twice: {{"),
        _ => new Part(text, IsName: false),
    };

    private static string Known(string name)
    {
        if (PromptValues.Names.Contains(name))
            return name;
        string hint = Spelling.FindClosest(name, PromptValues.Names) is { } closest
            ? $"did you mean '{{{closest}}}'?"
            : $"there is {string.Join(", ", PromptValues.Names.Select(known => $"{{{known}}}"))}";
        throw new DaftException($"'{{{VisibleText.Excerpt(name)}}}' stands for nothing", hint);
    }

    private readonly record struct Part(string Text, bool IsName);
}
