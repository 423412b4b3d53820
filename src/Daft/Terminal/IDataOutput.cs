namespace Daft.Terminal;

/// <summary>Standard output: data for programs and for people who pipe.</summary>
public interface IDataOutput
{
    /// <returns>False once nobody reads any more (<c>daft logs -f build | head</c>): time to stop, not an error.</returns>
    /// <exception cref="Core.DaftException">It cannot be written: the disk is full.</exception>
    bool TryWrite(ReadOnlySpan<byte> bytes);
}
