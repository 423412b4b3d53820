namespace Daft.Benchmarks;

/// <summary>A folder of repositories, with a home of its own so that nothing of the user's is read or written.</summary>
internal sealed class Place : IDisposable
{
    private const int FilesInRepository = 200;

    private readonly Dictionary<string, string?> _environment;
    private readonly string _daft;

    public Place(string daft)
    {
        _daft = daft;
        Root = Directory.CreateTempSubdirectory("daft-benchmark-").FullName;
        string home = Directory.CreateDirectory(Path.Combine(Root, "home")).FullName;
        _environment = new Dictionary<string, string?>
        {
            ["HOME"] = home,
            ["XDG_STATE_HOME"] = null,
            ["XDG_CONFIG_HOME"] = null,
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_AUTHOR_NAME"] = "b",
            ["GIT_AUTHOR_EMAIL"] = "b@example.com",
            ["GIT_COMMITTER_NAME"] = "b",
            ["GIT_COMMITTER_EMAIL"] = "b@example.com",
        };
    }

    public string Root { get; }

    public string Daft => _daft;

    public Command Git(string folder, params string[] arguments) => Command.Run(folder, _environment, "git", arguments);

    public Command Run(string folder, string program, params string[] arguments) => Command.Run(folder, _environment, program, arguments);

    /// <summary>A repository with a few hundred files and the branches main and other.</summary>
    /// <param name="name">Of its folder.</param>
    /// <param name="configuration">Text of its daft.yml; null for none.</param>
    public string CreateRepository(string name, string? configuration = null)
    {
        string repository = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        Git(repository, "init", "-q", "-b", "main").Expect(0);
        for (int i = 0; i < FilesInRepository; i++)
            File.WriteAllText(Path.Combine(repository, $"file{i}"), $"{i}");
        if (configuration is not null)
            File.WriteAllText(Path.Combine(repository, "daft.yml"), configuration);
        Git(repository, "add", ".").Expect(0);
        Git(repository, "commit", "-q", "-m", "all").Expect(0);
        Git(repository, "branch", "other").Expect(0);
        return repository;
    }

    public void Install(string repository) => Run(repository, _daft, "install").Expect(0);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
