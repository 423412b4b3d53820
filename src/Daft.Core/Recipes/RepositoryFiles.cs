using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Recipes;

/// <summary>The files of a repository by which its tools are known: those near the top, and none of other people's code.</summary>
public sealed class RepositoryFiles
{
    private const int DeepestFolder = 3;

    /// <summary>Nobody's next build: other people's code, examples, and what tests read.</summary>
    private static readonly ImmutableHashSet<string> PassedOver = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "node_modules", "vendor", "third_party", "third-party", "external", "examples", "example", "samples", "sample", "demo", "demos",
        "templates", "template", "fixtures", "__fixtures__", "testdata", "test", "tests", "__tests__", "fuzz", "bench", "benches", "benchmarks", "doc", "docs");

    private static readonly ImmutableHashSet<string> Told = ["Cargo.toml", "package.json", "pom.xml", "Gemfile.lock"];

    private readonly ILookup<string, string> _namesByFolder;
    private readonly ILookup<string, string> _foldersByName;
    private readonly ImmutableDictionary<string, string> _texts;

    private RepositoryFiles(ImmutableArray<string> paths, ImmutableDictionary<string, string> texts)
    {
        Paths = paths;
        _texts = texts;
        _namesByFolder = paths.ToLookup(Folders.Of, NameOf, StringComparer.Ordinal);
        _foldersByName = paths.ToLookup(NameOf, Folders.Of, StringComparer.Ordinal);
    }

    /// <summary>Shallow ones first, then by name.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The few of which not only the name counts. One whose text is not known says nothing.</summary>
    public IEnumerable<string> ToRead => Paths.Where(path => Told.Contains(NameOf(path)));

    /// <param name="paths">Relative to the root, with forward slashes; of any file, in any order.</param>
    public static RepositoryFiles Of(IEnumerable<string> paths)
    {
        IEnumerable<string> known = paths.Distinct(StringComparer.Ordinal)
            .Where(IsConsidered)
            .OrderBy(path => Folders.Depth(Folders.Of(path)))
            .ThenBy(path => path, StringComparer.Ordinal);
        return new RepositoryFiles([.. known], ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));
    }

    /// <param name="texts">By path, as <see cref="ToRead"/> has it.</param>
    public RepositoryFiles WithTexts(IEnumerable<KeyValuePair<string, string>> texts) => new(Paths, _texts.SetItems(texts));

    internal bool Has(string folder, string name) => _namesByFolder[folder].Contains(name, StringComparer.Ordinal);

    internal IEnumerable<string> NamesIn(string folder) => _namesByFolder[folder];

    /// <summary>The first of these that the folder has; null where it has none.</summary>
    internal string? FindFirst(string folder, params IEnumerable<string> names) => names.FirstOrDefault(name => Has(folder, name));

    /// <summary>Every folder that has a file of one of these names, shallow ones first.</summary>
    internal IReadOnlyList<string> FoldersWith(params IEnumerable<string> names) =>
        [.. names.SelectMany(name => _foldersByName[name]).Distinct(StringComparer.Ordinal).OrderBy(Folders.Depth).ThenBy(folder => folder, StringComparer.Ordinal)];

    /// <summary>Those of <see cref="FoldersWith"/> that lie below no other of them.</summary>
    internal IEnumerable<string> OutermostWith(params IEnumerable<string> names)
    {
        IReadOnlyList<string> all = FoldersWith(names);
        return all.Where(folder => !all.Any(other => Folders.IsBelow(folder, other)));
    }

    internal string? FindText(string folder, string name) => _texts.GetValueOrDefault(Folders.Join(folder, name));

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool IsConsidered(string path)
    {
        string folder = Folders.Of(path);
        return Folders.Depth(folder) <= DeepestFolder
            && (folder == Folders.Root || folder.Split('/').All(IsConsideredFolder))
            && VisibleText.Of(path) == path;
    }

    /// <summary>Not one that <c>root:</c> would not take as it is, such as the <c>{{name}}</c> of a project template.</summary>
    private static bool IsConsideredFolder(string name) =>
        !string.IsNullOrWhiteSpace(name)
        && name[0] is not ('.' or '~')
        && name.AsSpan().IndexOfAny('\\', ':', '{') < 0
        && !PassedOver.Contains(name);
}
