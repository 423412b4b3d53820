using System.Diagnostics;

namespace Daft.Engine.Tests.Platform;

/// <summary>
/// Publishes Daft.WindowsCheck for Windows and runs it under wine. Inconclusive where there is none; a matter of minutes on
/// a busy machine, and left out by <c>--filter "TestCategory!=Wine"</c>.
/// </summary>
[TestClass]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
[TestCategory("Wine")]
public sealed class WindowsUnderWineTests
{
    private static readonly string[] _places = ["/usr/lib/wine/wine64", "/usr/bin/wine64"];

    [TestMethod]
    [Timeout(600_000)]
    public void The_windows_platform_passes_its_checks()
    {
        if (Array.Find(_places, File.Exists) is not { } wine)
        {
            Assert.Inconclusive("wine64 is not installed");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("daft-wine-").FullName;
        try
        {
            string project = Path.Combine(RepositoryRoot(), "tests", "Daft.WindowsCheck");
            var (published, told) = Run("dotnet", folder, "publish", project, "-r", "win-x64", "--self-contained", "-nodeReuse:false", "-o", Path.Combine(folder, "check"));
            Assert.AreEqual(0, published, told);
            var (status, lines) = Run(wine, folder, Path.Combine(folder, "check", "Daft.WindowsCheck.exe"));
            Run(Path.Combine(Path.GetDirectoryName(wine)!, "wineserver"), folder, "-k");
            Assert.AreEqual(0, status, lines);
            Assert.Contains("ok a lock handed on is held until the child ends", lines);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Status, string Output) Run(string program, string folder, params string[] arguments)
    {
        // Into a file: the server that wine leaves behind for a few seconds would keep a pipe open.
        string output = Path.Combine(folder, Path.GetRandomFileName());
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", output, program, .. arguments]);
        start.Environment["WINEPREFIX"] = Path.Combine(folder, "prefix");
        start.Environment["WINEDEBUG"] = "-all";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return (process.ExitCode, File.ReadAllText(output));
    }

    private static string RepositoryRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Daft.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("the tests do not lie in the repository");
    }
}
