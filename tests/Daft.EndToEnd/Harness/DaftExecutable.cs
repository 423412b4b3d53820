namespace Daft.EndToEnd.Harness;

/// <summary>
/// The native executable under test: the one that <c>DAFT_TEST_EXECUTABLE</c> names, else <c>src/Daft</c> published once
/// per change of the sources. Nothing less proves anything (facts/dotnet.md).
/// </summary>
internal static class DaftExecutable
{
    private static string? s_path;

    public static string Path => s_path ?? throw new InvalidOperationException("the executable is prepared before the first test");

    public static string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public static void Prepare(CancellationToken cancellation)
    {
        string? given = Environment.GetEnvironmentVariable("DAFT_TEST_EXECUTABLE");
        s_path = string.IsNullOrEmpty(given) ? Publishing.Publish(cancellation) : System.IO.Path.GetFullPath(given);
        if (!File.Exists(s_path))
            throw new AssertFailedException($"there is no executable at {s_path}");
    }
}
