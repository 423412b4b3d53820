namespace Daft.Terminal;

/// <summary>An open descriptor to write to; standard output above all, where data for programs and for people who pipe goes.</summary>
public interface IDataOutput
{
    /// <returns>False once nobody reads any more (<c>daft logs -f build | head</c>): time to stop, not an error.</returns>
    /// <exception cref="Core.DaftException">It cannot be written: the disk is full, the terminal is gone.</exception>
    bool TryWrite(ReadOnlySpan<byte> bytes);
}
