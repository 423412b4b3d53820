using System.Globalization;
using System.Text;
using Daft.Core.Configuration;

namespace Daft.Core.Trust;

/// <summary>A file that runs, line by line; one that is no text is named by its size and its SHA-256.</summary>
internal static class FileListing
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<string> Of(RunnableFile file) =>
    [
        $"file {VisibleText.Of(file.Path)}",
        .. file.Content is { } content ? Lines(content.Span) : ["  ⟨no such file⟩"],
    ];

    private static IEnumerable<string> Lines(ReadOnlySpan<byte> content)
    {
        try
        {
            string text = _strict.GetString(content);
            return LongGaps.Show(text.Split('\n').Select(VisibleText.Of)).Select(line => $"  | {line}");
        }
        catch (DecoderFallbackException)
        {
            // The encoding's only way to say that these bytes are no text.
            return [string.Create(CultureInfo.InvariantCulture, $"  ⟨{content.Length} bytes, SHA-256 {ContentHash.Of(content)}⟩")];
        }
    }
}
