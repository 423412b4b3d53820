using System.Runtime.InteropServices;

namespace Daft.Dummy;

/// <summary>
/// Writes numbered files into one folder and never gives up, not even when the folder is gone: what facts/git.md calls
/// the worst-case writers.
/// </summary>
internal sealed partial class Writer(string folder, bool makesFolderAgain, bool pauses)
{
    private const uint PauseMicroseconds = 200;
    private static readonly byte[] s_content = "warm\n"u8.ToArray();

    public void WriteForEver()
    {
        for (long number = 0; ; number++)
        {
            WriteOne(Path.Combine(folder, $"{number}.o"));
            if (pauses)
                _ = PauseFor(PauseMicroseconds);
        }
    }

    private void WriteOne(string path)
    {
        try
        {
            File.WriteAllBytes(path, s_content);
        }
        catch (DirectoryNotFoundException)
        {
            TryMakeFolderAgain();
        }
        catch (FileNotFoundException)
        {
            // The working directory itself is gone: nothing can be made under it any more.
        }
    }

    private void TryMakeFolderAgain()
    {
        if (!makesFolderAgain)
            return;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException)
        {
            // The parent is being deleted at this moment; the next round tries again.
        }
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int PauseFor(uint microseconds);
}
