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
        try
        {
            return new ConfigurationSource(file, _strict.GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            throw new DaftException($"{file}: byte {e.Index + 1} is not UTF-8", e, "save the file as UTF-8");
        }
    }

    /// <param name="path">Where it is.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="DaftException">It cannot be read.</exception>
    public static ConfigurationSource Read(string path, string name)
    {
        try
        {
            return Of(name, System.IO.File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DaftException($"cannot read {name}: {e.Message}", e);
        }
    }

    private static DaftException TooLarge(string name)
    {
        Problem problem = YamlProblems.TooLarge(new SourcePlace(name, 1, 1));
        return new DaftException($"{problem.Place}: {problem.Message}", problem.Hint);
    }
}
