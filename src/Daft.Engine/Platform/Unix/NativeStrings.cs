using System.Runtime.InteropServices;
using System.Text;

namespace Daft.Engine.Platform.Unix;

/// <summary>Null-terminated UTF-8 strings, and arrays of them, in memory that a system call may read until disposal.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly List<nint> _blocks = [];

    public byte* Add(string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        byte* block = (byte*)Allocate(length + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(block, length));
        block[length] = 0;
        return block;
    }

    /// <summary>The form of <c>argv</c> and <c>envp</c>: pointers, closed by a null pointer.</summary>
    public byte** AddArray(IEnumerable<string> texts)
    {
        byte*[] pointers = Pointers(texts);
        byte** block = (byte**)Allocate((pointers.Length + 1) * sizeof(byte*));
        for (int i = 0; i < pointers.Length; i++)
            block[i] = pointers[i];
        block[pointers.Length] = null;
        return block;
    }

    public void Dispose()
    {
        foreach (nint block in _blocks)
            NativeMemory.Free((void*)block);
        _blocks.Clear();
    }

    private byte*[] Pointers(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        byte*[] pointers = new byte*[all.Length];
        for (int i = 0; i < all.Length; i++)
            pointers[i] = Add(all[i]);
        return pointers;
    }

    private void* Allocate(int size)
    {
        void* block = NativeMemory.Alloc((nuint)size);
        _blocks.Add((nint)block);
        return block;
    }
}
