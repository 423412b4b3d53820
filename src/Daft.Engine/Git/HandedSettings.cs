using System.Globalization;
using System.Text;

namespace Daft.Engine.Git;

/// <summary>
/// What the shim writes to the hook's standard input: the output of <c>git config -z --get-regexp '^daft\.'</c>, then NUL,
/// git's exit status and a line feed. No key begins with a digit, so the end is known when it comes: whoever else may hold
/// the pipe open is not waited for.
/// </summary>
internal static class HandedSettings
{
    /// <summary>git's word for "no such key".</summary>
    private const int NothingSet = 1;

    private const int MostBytes = 1 << 20;

    /// <returns>Null where git failed, or where the text is cut short.</returns>
    public static GitSettings? Read(Stream input)
    {
        byte[] bytes = new byte[4096];
        int length = 0;
        for (int read; (read = input.Read(bytes, length, bytes.Length - length)) > 0;)
        {
            length += read;
            if (FindEnd(bytes.AsSpan(0, length)) is { } end)
                return end.Status is 0 or NothingSet ? GitSettingsText.Parse(Encoding.UTF8.GetString(bytes, 0, end.Length)) : null;
            if (length == bytes.Length && length >= MostBytes)
                return null;
            if (length == bytes.Length)
                Array.Resize(ref bytes, length * 2);
        }

        return null;
    }

    private static (int Length, int Status)? FindEnd(ReadOnlySpan<byte> text)
    {
        int nul = text.LastIndexOf((byte)0);
        return nul >= 0 && text[^1] == '\n' && int.TryParse(text[(nul + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            ? (nul, status)
            : null;
    }
}
