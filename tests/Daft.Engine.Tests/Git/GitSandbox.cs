using System.Runtime.Versioning;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Tests.Git;

/// <summary>A folder of its own and a git that knows nothing of this machine's user.</summary>
[SupportedOSPlatform("linux")]
internal sealed class GitSandbox : IDisposable
{
    public GitSandbox(string gitFolder = "")
    {
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        Variables["PATH"] = gitFolder.Length == 0 ? path : gitFolder + ":" + path;
        Variables["HOME"] = Directory.CreateDirectory(PathOf("home")).FullName;
        Variables["XDG_STATE_HOME"] = PathOf("home/state");
        Variables["XDG_CONFIG_HOME"] = PathOf("home/config");
    }

    public string Root { get; } = Files.FindRealPath(Directory.CreateTempSubdirectory("daft-git-").FullName)!;

    public static IFileTable Files { get; } = new LinuxPlatform().Files;

    /// <summary>The whole environment of every command; a test may add to it.</summary>
    public Dictionary<string, string> Variables { get; } = new()
    {
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_AUTHOR_NAME"] = "a",
        ["GIT_AUTHOR_EMAIL"] = "a@example.org",
        ["GIT_COMMITTER_NAME"] = "a",
        ["GIT_COMMITTER_EMAIL"] = "a@example.org",
        ["LC_ALL"] = "C.UTF-8",
    };

    public string PathOf(string name) => Path.Combine(Root, name);

    public ShortCommandResult.Finished Run(string folder, string program, params string[] arguments) => Run(folder, Variables, program, arguments);

    public static ShortCommandResult.Finished Run(string folder, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var command = new ShortCommand { Executable = program, Arguments = arguments, WorkingDirectory = folder, Environment = environment };
        return command.RunAsync(CancellationToken.None).GetAwaiter().GetResult() as ShortCommandResult.Finished
            ?? throw new AssertFailedException($"{program} {string.Join(' ', arguments)} did not end");
    }

    public ShortCommandResult.Finished TryGit(string folder, params string[] arguments) => Run(folder, "git", arguments);

    /// <summary>Standard output without its last line end; anything but status 0 fails the test.</summary>
    public string Git(string folder, params string[] arguments)
    {
        ShortCommandResult.Finished result = TryGit(folder, arguments);
        Assert.AreEqual(0, result.ExitCode, $"git {string.Join(' ', arguments)}: {result.ErrorText}");
        return result.OutputText.TrimEnd('\n');
    }

    /// <summary>A repository with one commit, on branch <c>main</c>.</summary>
    public string NewRepository(string name = "repository", params string[] options)
    {
        Git(Root, ["init", "--quiet", "--initial-branch=main", .. options, name]);
        Commit(PathOf(name), "readme", "hello\n");
        return PathOf(name);
    }

    /// <summary>The id of the new commit.</summary>
    public string Commit(string worktree, string path, string content)
    {
        string file = Path.Combine(worktree, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        Git(worktree, "add", "--all", "--sparse");
        Git(worktree, "commit", "--quiet", "--message", path);
        return Git(worktree, "rev-parse", "HEAD");
    }

    public string AddWorktree(string repository, string name, params string[] options)
    {
        Git(repository, ["worktree", "add", "--quiet", .. options, PathOf(name)]);
        return PathOf(name);
    }

    public WorktreeLayout Layout(string folder) =>
        WorktreeLayout.Find(folder, Variables.GetValueOrDefault("GIT_DIR"), Files) ?? throw new AssertFailedException($"no repository at {folder}");

    public GitCommand Command(string folder) => new(Layout(folder), Variables);

    public CommitReader Reader(string folder) => new(Layout(folder), Command(folder));

    /// <summary>An executable script.</summary>
    public static string WriteScript(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
