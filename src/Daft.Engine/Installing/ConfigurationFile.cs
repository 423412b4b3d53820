using System.Text;
using Daft.Core;

namespace Daft.Engine.Installing;

/// <summary>
/// A git configuration file, changed under git's own lock (<c>config.lock</c>, made with O_EXCL, renamed over the file),
/// so that neither daft nor a git command that runs meanwhile loses the other's change.
/// </summary>
/// <param name="path">Without symbolic links: a rename would replace the link.</param>
internal sealed class ConfigurationFile(string path)
{
    public string Path => path;

    /// <summary>Every byte a character.</summary>
    public string Read() => File.Exists(path) ? Encoding.Latin1.GetString(File.ReadAllBytes(path)) : "";

    /// <summary>Nothing is written where <paramref name="change"/> returns null or what it was given.</summary>
    /// <returns>Whether the file was written.</returns>
    /// <exception cref="DaftException">Another process holds the lock.</exception>
    public bool Change(Func<string, string?> change)
    {
        string lockPath = path + ".lock";
        bool renamed = false;
        using FileStream held = Lock(lockPath);
        try
        {
            string text = Read();
            if (change(text) is not { } changed || changed == text)
                return false;
            Fill(held, changed);
            File.Move(lockPath, path, overwrite: true);
            renamed = true;
            return true;
        }
        finally
        {
            // Once renamed, a file of that name is another process's lock.
            if (!renamed)
                File.Delete(lockPath);
        }
    }

    private void Fill(FileStream held, string text)
    {
        held.Write(Encoding.Latin1.GetBytes(text));
        held.Flush(flushToDisk: true);
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(held.SafeFileHandle, File.GetUnixFileMode(path));
    }

    private static FileStream Lock(string lockPath)
    {
        try
        {
            return new FileStream(lockPath, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException busy) when (File.Exists(lockPath))
        {
            throw new DaftException($"cannot change git's configuration: '{lockPath}' is there", busy, "another git command is changing it; try again, and delete the file if none runs");
        }
    }
}
