using System.Diagnostics;

namespace Daft.EndToEnd.Harness;

/// <summary>
/// Publishes <c>src/Daft</c> under <c>artifacts/</c>, intermediate files included, so that it disturbs no other build.
/// Test runs that start together take turns; the second finds the work done.
/// </summary>
internal static class Publishing
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    private static string Artifacts => Directory.CreateDirectory(Path.Combine(SourceTree.Root, "artifacts", "end-to-end")).FullName;

    public static string Publish(CancellationToken cancellation)
    {
        using FileStream turn = WaitForTurn(cancellation);
        string executable = Path.Combine(Artifacts, "daft", "daft");
        if (!File.Exists(executable) || File.GetLastWriteTimeUtc(executable) < SourceTree.LastChange())
            RunPublish(Path.GetDirectoryName(executable)!);
        return executable;
    }

    private static FileStream WaitForTurn(CancellationToken cancellation)
    {
        string path = Path.Combine(Artifacts, "publishing.lock");
        long deadline = Environment.TickCount64 + (long)s_limit.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < deadline)
            {
                // Another test run is publishing; a lock file has no event to wait for.
                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(500));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private static void RunPublish(string output)
    {
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
        using var process = Process.Start(PublishCommand(output))!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_limit) || process.ExitCode != 0)
        {
            process.Kill(entireProcessTree: true);
            throw new AssertFailedException($"publishing src/Daft failed:\n{said.Result}");
        }

        // An incremental publish keeps the linker's older time; what counts is when it was found up to date.
        File.SetLastWriteTimeUtc(Path.Combine(output, "daft"), DateTime.UtcNow);
    }

    private static ProcessStartInfo PublishCommand(string output)
    {
        string build = Path.Combine(Artifacts, "build");
        string[] arguments =
            ["publish", Path.Combine(SourceTree.Root, "src", "Daft"), "-c", "Release", "-o", output, "--artifacts-path", build, "-nodeReuse:false", "-v", "quiet", "-nologo"];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = SourceTree.Root };
        // `dotnet test` leaves variables of its own MSBuild that would lead another one astray.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return start;
    }
}
