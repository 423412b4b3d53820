using System.Text;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Engine.Preparing;

/// <summary>The text of a <c>daft.yml</c>, and the name by which messages call it.</summary>
public sealed record ConfigurationSource(string File, string Text)
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DaftException">The bytes are not UTF-8.</exception>
    public static ConfigurationSource Of(string file, ReadOnlySpan<byte> bytes)
    {
        // Refused for its size by whoever parses it, so no more of it is worth keeping.
        if (bytes.Length > YamlText.MaximumBytes)
            return new ConfigurationSource(file, Encoding.UTF8.GetString(bytes[..(YamlText.MaximumBytes + 1)]));
        try
        {
            return new ConfigurationSource(file, _strict.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            SourcePlace place = SourceText.EndOf(SourceText.WithoutMark(Encoding.UTF8.GetString(bytes[..e.Index])), file);
            throw new DaftException($"{place}: the byte here is not UTF-8", e, "save the file as UTF-8");
        }
    }

    /// <param name="path">Where it is.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DaftException">It cannot be read.</exception>
    public static ConfigurationSource Read(string path, string name)
    {
        try
        {
            return Of(name, ReadAtMost(path, YamlText.MaximumBytes + 1));
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException($"cannot read {name}: {e.Message}", e);
        }
    }

    /// <param name="input">Read to its end, or until it is longer than any configuration may be.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DaftException">It cannot be read, or is too long.</exception>
    public static ConfigurationSource Read(Stream input, string name)
    {
        byte[] bytes = new byte[YamlText.MaximumBytes + 1];
        try
        {
            int length = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length < bytes.Length ? Of(name, bytes.AsSpan(0, length)) : throw TooLarge(name);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException($"cannot read {name}: {e.Message}", e);
        }
    }

    private static DaftException TooLarge(string name)
    {
        Problem problem = YamlProblems.TooLarge(new SourcePlace(name, 1, 1));
        return new DaftException($"{problem.Place}: {problem.Message}", problem.Hint);
    }

    /// <summary>A link in a repository may lead to <c>/dev/zero</c>.</summary>
    private static ReadOnlySpan<byte> ReadAtMost(string path, int length)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] bytes = new byte[stream.CanSeek && stream.Length > 0 ? Math.Min(stream.Length, length) : length];
        return bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
