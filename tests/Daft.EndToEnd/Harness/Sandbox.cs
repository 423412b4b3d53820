using System.Diagnostics;
using System.Globalization;

namespace Daft.EndToEnd.Harness;

/// <summary>
/// A machine of its own for one test: home, state, configuration and runtime folders, git's global configuration, a
/// <c>PATH</c> with the published daft in front. Everything started in it carries its mark in the environment, so that
/// the end of the test can prove that nothing is left alive.
/// </summary>
internal sealed class Sandbox : IDisposable
{
    private readonly Dictionary<string, string> _environment;
    private readonly Strangers _strangers = Strangers.Look();
    private string[] _prefix = [];

    public Sandbox(CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Root = Directory.CreateTempSubdirectory("daft-e2e-").FullName;
        _environment = SandboxEnvironment.Create(Root);
        Signals = new Signals(this);
        _environment["DAFT_TEST_SIGNALS"] = Signals.Folder;
        Mark = $"DAFT_TEST_SANDBOX={Root}";
    }

    public CancellationToken Cancellation { get; }

    public string Root { get; }

    /// <summary>Stands in the environment of everything that was started here.</summary>
    public string Mark { get; }

    public string Home => _environment["HOME"];

    public string StateHome => _environment["XDG_STATE_HOME"];

    public Signals Signals { get; }

    public Transcript Transcript { get; } = new();

    /// <summary>Sets a variable for every later command.</summary>
    public string this[string variable]
    {
        get => _environment[variable];
        set => _environment[variable] = value;
    }

    public void PutOnPath(string folder) => this["PATH"] = $"{folder}:{this["PATH"]}";

    /// <summary>A program of this test's own, in front of all others on <c>PATH</c>.</summary>
    public void AddProgram(string name, string script)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Root, "programs")).FullName;
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!this["PATH"].StartsWith(folder, StringComparison.Ordinal))
            PutOnPath(folder);
    }

    /// <summary>A copy of the published daft that the test may delete; the published one leaves <c>PATH</c>.</summary>
    /// <returns>The copy's folder.</returns>
    public string UseOwnCopyOfDaft()
    {
        string folder = Path.Combine(Root, "own-daft");
        Run(Root, "cp", "-R", DaftExecutable.Folder, folder).ShouldExitWith(0);
        this["PATH"] = this["PATH"].Replace(DaftExecutable.Folder, folder, StringComparison.Ordinal);
        return folder;
    }

    /// <summary>From now on programs obey the modes of files, even where the tests are run by root.</summary>
    public void DropRootsPowers()
    {
        if (!Environment.IsPrivilegedProcess)
            return;
        Tools.Require("setpriv");
        _prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"];
    }

    public CommandResult Run(string folder, string program, params string[] arguments) => Run(folder, Limits.Command, program, arguments);

    public CommandResult Run(string folder, TimeSpan limit, string program, params string[] arguments)
    {
        using RunningCommand command = Start(folder, program, arguments);
        return command.WaitForEnd(limit, Cancellation);
    }

    public RunningCommand Start(string folder, string program, params string[] arguments)
    {
        string[] words = [.. _prefix, program, .. arguments];
        var start = new ProcessStartInfo(FindProgram(words[0]), words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        return new RunningCommand(start, Transcript);
    }

    /// <summary>A repository with one commit: a few files, an ignored <c>target</c> folder and this <c>daft.yml</c>.</summary>
    public Repository CreateRepository(string configuration, string name = "repository", params string[] initOptions)
    {
        string path = Path.Combine(Root, "work", name);
        Directory.CreateDirectory(path);
        var repository = new Repository(this, path);
        repository.Git(["init", "--quiet", .. initOptions]);
        repository.Write(".gitignore", "target/\n");
        repository.Write("README", "a repository\n");
        repository.Write("source/main", "int main;\n");
        repository.Write("daft.yml", configuration);
        repository.Commit("The beginning");
        return repository;
    }

    /// <summary>Proves that nothing lives on and that nothing was left elsewhere.</summary>
    public void ProveNothingIsLeft()
    {
        ProveNothingIsAlive();
        _strangers.ProveUnchanged();
    }

    public void ProveNothingIsAlive()
    {
        try
        {
            Patience.Until(() => LiveProcesses.Find(Mark).Count == 0, "end of the last process", Cancellation);
        }
        catch (AssertFailedException e)
        {
            throw new AssertFailedException($"{e.Message}; alive:\n{string.Join('\n', LiveProcesses.Find(Mark))}", e);
        }
    }

    public void Dispose()
    {
        LiveProcesses.KillAll(Mark);
        Signals.Dispose();
        DeleteFolder();
    }

    /// <summary>The number of the one living process of this test whose command line has this word.</summary>
    public int FindProcess(string word)
    {
        string[] found = [.. LiveProcesses.Find(Mark).Where(process => process.Split(' ').Contains(word))];
        return found.Length == 1
            ? int.Parse(found[0].Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new AssertFailedException($"{found.Length} processes have '{word}' on their command line:\n{string.Join('\n', found)}");
    }

    private string FindProgram(string program) =>
        this["PATH"].Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new AssertFailedException($"no program '{program}' on PATH");

    private void DeleteFolder()
    {
        // chmod first: tests make folders that not even their owner may change.
        using var process = Process.Start("sh", ["-c", "chmod -R u+rwX \"$0\" 2>/dev/null; rm -rf \"$0\"", Root]);
        process.WaitForExit();
    }
}
