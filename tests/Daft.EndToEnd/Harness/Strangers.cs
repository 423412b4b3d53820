namespace Daft.EndToEnd.Harness;

/// <summary>The places outside every sandbox where a daft that ignored its environment would leave something.</summary>
internal sealed class Strangers
{
    private static readonly string s_home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private readonly string _seen;

    private Strangers(string seen) => _seen = seen;

    public static Strangers Look() => new(Describe());

    public void ProveUnchanged() => Assert.AreEqual(_seen, Describe(), "a file was left or changed outside the sandbox");

    private static string Describe() => string.Join('\n', Places().SelectMany(Entries));

    private static IEnumerable<string> Places() =>
    [
        DaftExecutable.Folder,
        Path.Combine(s_home, ".local", "state", "daft"),
        Path.Combine(s_home, ".config", "daft"),
        Path.Combine(s_home, ".cache", "daft"),
        Path.Combine(s_home, ".config", "git"),
        Path.Combine(s_home, ".gitconfig"),
    ];

    private static IEnumerable<string> Entries(string place)
    {
        if (File.Exists(place))
            return [Entry(place)];
        return Directory.Exists(place) ? Directory.EnumerateFileSystemEntries(place, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Entry) : [];
    }

    private static string Entry(string path) => $"{path} {File.GetLastWriteTimeUtc(path).Ticks}";
}
