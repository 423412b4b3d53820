namespace Daft.EndToEnd.Harness;

/// <summary>A folder in which a user types: a main worktree or a linked one.</summary>
internal class Checkout(Sandbox sandbox, string path)
{
    public Sandbox Sandbox { get; } = sandbox;

    public string Path { get; } = path;

    public string CommonDirectory => Git("rev-parse", "--path-format=absolute", "--git-common-dir").Output.TrimEnd('\n');

    public string GitDirectory => Git("rev-parse", "--path-format=absolute", "--git-dir").Output.TrimEnd('\n');

    /// <summary>Runs git here; it must succeed.</summary>
    public CommandResult Git(params string[] arguments) => TryGit(arguments).ShouldExitWith(0);

    public CommandResult TryGit(params string[] arguments) => Sandbox.Run(Path, "git", arguments);

    /// <summary>Runs daft here; it must succeed.</summary>
    public CommandResult Daft(params string[] arguments) => TryDaft(arguments).ShouldExitWith(0);

    public CommandResult TryDaft(params string[] arguments) => Sandbox.Run(Path, "daft", arguments);

    /// <summary>Runs a line of shell here; it may fail.</summary>
    public CommandResult Shell(string script) => Sandbox.Run(Path, "sh", "-c", script);

    public RunningCommand Start(string program, params string[] arguments) => Sandbox.Start(Path, program, arguments);

    public string PathOf(string relative) => System.IO.Path.Combine(Path, relative);

    public bool Has(string relative) => System.IO.Path.Exists(PathOf(relative));

    public string Read(string relative) => File.ReadAllText(PathOf(relative));

    public void Write(string relative, string text)
    {
        string path = PathOf(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
    }

    /// <summary>This worktree's jobs, or with <c>--all</c> those of every worktree, removed ones too.</summary>
    public IReadOnlyList<JobRecord> Jobs(params string[] arguments) => JobRecord.Parse(Daft(["jobs", "--json", .. arguments]).Output);

    public JobRecord Job(string name) => Single(Jobs(), name);

    public string Log(string name) => File.ReadAllText(Job(name).LogPath);

    /// <summary>Waits until the job has this status; fails at once where it ends with another.</summary>
    public JobRecord WaitForJob(string name, string status) => WaitForJob(() => Single(Jobs(), name), name, status);

    /// <summary>The same for a job of another worktree, which may be gone.</summary>
    public JobRecord WaitForJobOf(Checkout worktree, string name, string status) =>
        WaitForJob(() => Single([.. Jobs("--all").Where(job => job.Worktree == worktree.Path)], name), name, status);

    public void WaitUntilAllJobsAreOver(params string[] arguments) =>
        Patience.Until(() => Jobs(arguments).All(job => job.IsOver), "end of all jobs", Sandbox.Cancellation, CommonDirectory);

    private JobRecord WaitForJob(Func<JobRecord> look, string name, string status)
    {
        JobRecord job = look();
        Patience.Until(() => (job = look()).Status == status || job.IsOver, $"job '{name}' that is {status}", Sandbox.Cancellation, CommonDirectory);
        Assert.AreEqual(status, job.Status, $"job '{name}': {job.Json}");
        return job;
    }

    private static JobRecord Single(IReadOnlyList<JobRecord> jobs, string name)
    {
        JobRecord[] found = [.. jobs.Where(job => job.Name == name)];
        return found.Length == 1
            ? found[0]
            : throw new AssertFailedException($"{found.Length} jobs named '{name}' among: {string.Join(", ", jobs.Select(job => $"{job.Name} ({job.Status})"))}");
    }
}
