using System.Runtime.InteropServices;

namespace Daft.EndToEnd.Harness;

/// <summary>The whole environment of a sandbox's programs; nothing of the caller's own comes through but <c>PATH</c> and the Rust toolchain.</summary>
internal static class SandboxEnvironment
{
    private const string GitConfiguration = """
        [user]
            name = A User
            email = user@example.com
        [init]
            defaultBranch = main
        [gc]
            auto = 0
        [maintenance]
            auto = false
        [protocol "file"]
            allow = always
        [daft]
            backgroundSlots = 0

        """;

    public static Dictionary<string, string> Create(string root)
    {
        string gitConfiguration = Path.Combine(Folder(root, "home"), ".gitconfig");
        File.WriteAllText(gitConfiguration, GitConfiguration);
        return new Dictionary<string, string>
        {
            ["DAFT_TEST_SANDBOX"] = root,
            ["HOME"] = Folder(root, "home"),
            ["XDG_CONFIG_HOME"] = Folder(root, "home/.config"),
            ["XDG_STATE_HOME"] = Folder(root, "home/.local/state"),
            ["XDG_CACHE_HOME"] = Folder(root, "home/.cache"),
            ["XDG_RUNTIME_DIR"] = Folder(root, "run"),
            ["TMPDIR"] = Folder(root, "tmp"),
            ["GIT_CONFIG_GLOBAL"] = gitConfiguration,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["LC_ALL"] = "C.UTF-8",
            ["PATH"] = string.Join(':', ScriptsFolder, DaftExecutable.Folder, AppContext.BaseDirectory, Environment.GetEnvironmentVariable("PATH")),
            ["RUSTUP_HOME"] = Environment.GetEnvironmentVariable("RUSTUP_HOME") ?? InRealHome(".rustup"),
            ["CARGO_HOME"] = Folder(root, "home/.cargo"),
            ["DOTNET_EnableDiagnostics"] = "0",
            // A build inside a sandbox leaves no server behind.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            ["DOTNET_ROOT"] = DotnetFolder(),
        };
    }

    private static string ScriptsFolder => Path.Combine(AppContext.BaseDirectory, "Scripts");

    private static string Folder(string root, string name) => Directory.CreateDirectory(Path.Combine(root, name)).FullName;

    private static string InRealHome(string name) => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), name);

    /// <summary>Three folders up from the runtime's own: <c>DOTNET/shared/Microsoft.NETCore.App/VERSION/</c>.</summary>
    private static string DotnetFolder() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
}
