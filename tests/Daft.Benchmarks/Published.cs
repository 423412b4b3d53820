using System.Diagnostics;

namespace Daft.Benchmarks;

/// <summary>The native executable, published anew from this checkout.</summary>
internal static class Published
{
    public static string Find()
    {
        string root = FindRoot();
        string output = Path.Combine(root, "artifacts", "benchmarks");
        Command.Run(root, "dotnet", "publish", "src/Daft", "-c", "Release", "-o", output).Expect(0);
        return Path.Combine(output, "daft");
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Daft.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new UnreachableException("the benchmarks run inside the checkout");
    }
}
