using System.Diagnostics;
using Daft.EndToEnd.Harness;

namespace Daft.Faults.Harness;

/// <summary>
/// The same sources as version 9.9.9, in a folder of its own. Not as native code, which would take minutes: what two versions have in
/// common is files and processes, and those are the same.
/// </summary>
internal static class OtherVersion
{
    public const string Number = "9.9.9";

    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <returns>The folder of its executable.</returns>
    public static string Publish()
    {
        string artifacts = Directory.CreateDirectory(Path.Combine(SourceTree.Root, "artifacts", "faults")).FullName;
        string output = Path.Combine(artifacts, "daft");
        string executable = Path.Combine(output, "daft");
        if (!File.Exists(executable) || File.GetLastWriteTimeUtc(executable) < SourceTree.LastChange())
            RunPublish(artifacts, output);
        return output;
    }

    private static void RunPublish(string artifacts, string output)
    {
        string[] arguments =
        [
            "publish", Path.Combine(SourceTree.Root, "src", "Daft"), "-c", "Release", "-o", output, "--artifacts-path", Path.Combine(artifacts, "build"),
            $"-p:Version={Number}", "-p:PublishAot=false", "-p:RunAnalyzers=false", "-nodeReuse:false", "-v", "quiet", "-nologo",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = SourceTree.Root };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_limit) || process.ExitCode != 0)
        {
            process.Kill(entireProcessTree: true);
            throw new AssertFailedException($"publishing version {Number} failed:\n{said.Result}");
        }

        File.SetLastWriteTimeUtc(Path.Combine(output, "daft"), DateTime.UtcNow);
    }
}
