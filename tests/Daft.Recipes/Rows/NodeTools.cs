using System.Security.Cryptography;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Node, npm and what npm installs. Packages are downloaded once per machine, into a cache of the tests' own.</summary>
internal static class NodeTools
{
    private const string Pnpm = "9.15.9";

    /// <summary>By these a machine's owner says how the registry is reached.</summary>
    private static readonly string[] s_network =
        ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "npm_config_registry", "npm_config_cafile"];

    public static void Require(Sandbox sandbox)
    {
        Tools.Require("node");
        Tools.Require("npm");
        foreach (string name in s_network)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                sandbox[name] = value;
        }

        sandbox["npm_config_cache"] = TestCache.Folder("npm");
        sandbox["npm_config_store_dir"] = TestCache.Folder("pnpm-store");
        sandbox["npm_config_prefer_offline"] = "true";
        sandbox["npm_config_update_notifier"] = "false";
        sandbox["NEXT_TELEMETRY_DISABLED"] = "1";
    }

    public static void RequirePnpm(Sandbox sandbox)
    {
        Require(sandbox);
        string folder = TestCache.Once($"pnpm-{Pnpm}", unfinished =>
            Ask(sandbox, unfinished, "pnpm from npm's registry", "npm", "install", "--no-audit", "--no-fund", "--prefix", unfinished, $"pnpm@{Pnpm}"));
        sandbox.PutOnPath(Path.Combine(folder, "node_modules", ".bin"));
    }

    /// <summary>Fills the cache with the packages that a lock file names. Once: what daft's jobs do with them later needs no network.</summary>
    public static void RequirePackages(Sandbox sandbox, string project, string lockFile, params string[] install)
    {
        string source = Project.FolderOf(project);
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(source, lockFile))))[..12];
        TestCache.Once($"{project}-{hash}", unfinished =>
        {
            string scratch = Path.Combine(sandbox.Root, "packages");
            Project.Copy(source, scratch);
            Ask(sandbox, scratch, $"npm's packages for the project '{project}'", install);
            Directory.Delete(scratch, recursive: true);
            File.Copy(Path.Combine(source, lockFile), Path.Combine(unfinished, lockFile));
        });
    }

    private static void Ask(Sandbox sandbox, string folder, string what, params string[] command)
    {
        if (sandbox.Run(folder, Limits.Build, command[0], command[1..]).ExitCode != 0)
            Tools.Missing<string>(what);
    }
}
