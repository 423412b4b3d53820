using System.Runtime.Versioning;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Store;

/// <summary>A disk that is soon full: a tmpfs of a few pages. Only root may have one; for others the test is inconclusive.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SmallDisk : IDisposable
{
    public const int Size = 64 * 1024;

    private readonly GitSandbox _sandbox;

    private SmallDisk(GitSandbox sandbox, string path)
    {
        _sandbox = sandbox;
        Path = path;
    }

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk Mount(GitSandbox sandbox)
    {
        string path = Directory.CreateDirectory(sandbox.PathOf("disk")).FullName;
        if (sandbox.Run("/", "sh", "-c", $"mount -t tmpfs -o size={Size} daft-test '{path}'").ExitCode != 0)
            throw new AssertInconclusiveException("nobody but root may mount a small disk");
        return new SmallDisk(sandbox, path);
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[512]);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    public void MakeSpace() => File.Delete(Filler);

    public void Dispose() => _sandbox.Run("/", "umount", "--lazy", Path);
}
