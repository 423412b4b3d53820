using System.Text;

namespace Daft.Engine.Platform.MacOS;

/// <summary>
/// What <c>KERN_PROCARGS2</c> gives: the number of arguments (four bytes), the path of the executable, null bytes up to
/// the next boundary, the arguments and then the environment, each ended by a null byte.
/// </summary>
internal static class ArgumentBlock
{
    /// <returns>Empty where the block is cut before the last argument.</returns>
    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> block)
    {
        if (block.Length < sizeof(int))
            return [];
        int count = BitConverter.ToInt32(block);
        var rest = block[sizeof(int)..];
        int pathEnd = rest.IndexOf((byte)0);
        if (pathEnd < 0)
            return [];
        return ReadArguments(rest[pathEnd..].TrimStart((byte)0), count);
    }

    private static List<string> ReadArguments(ReadOnlySpan<byte> rest, int count)
    {
        var arguments = new List<string>();
        while (arguments.Count < count)
        {
            int end = rest.IndexOf((byte)0);
            if (end < 0)
                return [];
            arguments.Add(Encoding.UTF8.GetString(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return arguments;
    }
}
