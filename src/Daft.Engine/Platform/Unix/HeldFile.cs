using Microsoft.Win32.SafeHandles;

namespace Daft.Engine.Platform.Unix;

/// <summary>A locked file of ours, deleted before its lock goes: whoever still sees it sees it locked.</summary>
internal sealed class HeldFile(SafeFileHandle file, string path) : IDisposable
{
    public void Dispose()
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Unlocked it says as much.
        }

        file.Dispose();
    }
}
