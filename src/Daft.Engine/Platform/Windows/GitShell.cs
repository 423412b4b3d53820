using System.Runtime.Versioning;
using Microsoft.Win32;

namespace Daft.Engine.Platform.Windows;

/// <summary>The <c>sh</c> that every Git for Windows brings along.</summary>
[SupportedOSPlatform("windows")]
internal static class GitShell
{
    private const string RegistryKey = @"SOFTWARE\GitForWindows";

    /// <summary>As its installer notes it, beside the <c>git.exe</c> on PATH, or where it usually is; a bare name where it is nowhere.</summary>
    public static string Find() =>
        Installations().SelectMany(folder => (string[])[Path.Combine(folder, "bin", "sh.exe"), Path.Combine(folder, "usr", "bin", "sh.exe")])
            .FirstOrDefault(File.Exists) ?? "sh.exe";

    private static IEnumerable<string> Installations() => [.. Registered(), .. OnPath(), .. Usual()];

    private static IEnumerable<string> Registered() =>
        new[] { Registry.LocalMachine, Registry.CurrentUser }.Select(ReadPath).OfType<string>();

    private static string? ReadPath(RegistryKey root)
    {
        using var key = root.OpenSubKey(RegistryKey);
        return key?.GetValue("InstallPath") as string;
    }

    /// <summary><c>cmd\git.exe</c> and <c>bin\git.exe</c> stand one folder below the installation, <c>mingw64\bin\git.exe</c> two.</summary>
    private static IEnumerable<string> OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(';')
            .Where(folder => Path.IsPathFullyQualified(folder) && File.Exists(Path.Combine(folder, "git.exe")))
            .SelectMany(folder => (string[])[Path.GetFullPath("..", folder), Path.GetFullPath(Path.Combine("..", ".."), folder)]);

    private static IEnumerable<string> Usual() =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "Git"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Programs", "Git"),
    ];
}
