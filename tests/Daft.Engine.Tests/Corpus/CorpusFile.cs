namespace Daft.Engine.Tests.Corpus;

/// <summary>A configuration file of <c>tests/Corpus</c>. What comes of it stands beside it: messages, a plan, or a plan with warnings.</summary>
/// <param name="Name">From that folder, with forward slashes.</param>
internal sealed record CorpusFile(string Name)
{
    public static string Folder { get; } = Path.Combine(FindRoot(AppContext.BaseDirectory), "tests", "Corpus");

    public byte[] Bytes => File.ReadAllBytes(FullPath);

    /// <summary>What <c>daft validate</c> prints, without its last line; null where it prints nothing else.</summary>
    public string? Messages => Read(MessagesPath);

    /// <summary>The plan as <c>PlanText</c> writes it; null for a file with an error.</summary>
    public string? Plan => Read(PlanPath);

    private string FullPath => Path.Combine(Folder, Name);

    private string MessagesPath => Path.ChangeExtension(FullPath, ".errors.txt");

    private string PlanPath => Path.ChangeExtension(FullPath, ".plan.txt");

    public static IEnumerable<CorpusFile> All() => Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories)
        .Select(path => new CorpusFile(Path.GetRelativePath(Folder, path).Replace('\\', '/')))
        .OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>Snapshots whose file is gone.</summary>
    public static IEnumerable<string> Orphans()
    {
        var files = All().SelectMany(file => new[] { file.MessagesPath, file.PlanPath }).ToHashSet();
        return Directory.EnumerateFiles(Folder, "*.txt", SearchOption.AllDirectories).Where(path => !files.Contains(path));
    }

    public void Write(string? messages, string? plan)
    {
        Put(MessagesPath, messages);
        Put(PlanPath, plan);
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path) : null;

    private static void Put(string path, string? text)
    {
        if (text is null)
            File.Delete(path);
        else
            File.WriteAllText(path, text);
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Daft.sln"))
        ? folder
        : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside the repository that they were built from"));
}
