using System.Globalization;
using Daft.EndToEnd.Harness;
using Daft.Faults.Harness;

namespace Daft.Faults;

/// <summary>
/// What a run needs of the system runs out, or is not given, at each of its file operations in turn: git goes on, somebody is told
/// which file it was, and what daft says afterwards is what happened.
/// </summary>
[TestClass]
public sealed class ResourceTests : EndToEndTest
{
    private const string Jobs = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: now, run: exec work now 0 0}
              - {name: later, run: exec work later 0 0, background: true, needs: [now]}
        """;

    /// <summary>What the hook may take, in seconds, where there is nobody whose work it waits for.</summary>
    private const int HookLimit = 15;

    private readonly HashSet<string> _seen = [];
    private int _trials;
    private int _untouched;

    /// <summary>Pages of a disk, and entries that it may have: from nothing to more than a run takes.</summary>
    [TestMethod]
    public void No_space_is_left_at_any_moment()
    {
        Repository repository = Create();
        string disk = repository.PathOf(".git/daft");
        for (int pages = 0; pages <= 12; pages++)
            Try(repository, disk, $"pages-{pages}", $"mount -t tmpfs -o size=1m none '{disk}'; head -c $(((256 - {pages}) * 4096)) /dev/zero >'{disk}/filler' 2>/dev/null", $"rm '{disk}/filler'");
        for (int entries = 1; entries <= 14; entries++)
            Try(repository, disk, $"entries-{entries}", $"mount -t tmpfs -o size=1m,nr_inodes={entries} none '{disk}'", $"mount -o remount,nr_inodes=1000 '{disk}'");
        Tell("ENOSPC");
    }

    [TestMethod]
    public void A_file_system_is_read_only()
    {
        Repository repository = Create();
        foreach (string folder in Folders(repository))
            Try(repository, folder, $"read-only-{_trials}", $"mount --bind '{folder}' '{folder}' && mount -o remount,bind,ro '{folder}'", $"umount '{folder}'");
        Tell("EROFS");
    }

    /// <summary>From what git alone needs to more than daft does.</summary>
    [TestMethod]
    public void No_descriptor_is_left_at_any_moment()
    {
        Repository repository = Create();
        for (int limit = LeastDescriptors(repository); limit <= 40; limit += limit < 20 ? 1 : Scale.Of(5, 1))
            Try(repository, "Too many open files", $"descriptors-{limit}", $"ulimit -n {limit}", "true");
        Tell("EMFILE");
    }

    [TestMethod]
    public void A_folder_may_not_be_entered_or_changed()
    {
        Repository repository = Create();
        foreach (string folder in Folders(repository))
        {
            foreach (string mode in new[] { "000", "500", "300" })
                Try(repository, folder, $"mode-{mode}-{_trials}", $"chmod {mode} '{folder}'; {WithoutRootsPowers}", "true", $"chmod 700 '{folder}'");
        }

        Tell("EACCES");
    }

    /// <summary>Goes on in the same script as somebody who must obey the modes of files.</summary>
    private const string WithoutRootsPowers = "without=\"setpriv --bounding-set=-dac_override,-dac_read_search,-fowner --inh-caps=-all\"";

    private Repository Create()
    {
        Tools.Require("unshare");
        Tools.Require("setpriv");
        Repository repository = Sandbox.CreateRepository(Jobs).Install();
        repository.Git("config", "--global", "daft.backgroundSlots", "1");
        repository.AddWorktree("first").Daft("wait");
        if (repository.Shell($"{Namespace} mount -t tmpfs none /mnt").ExitCode != 0)
            Tools.Missing<CommandResult>("the right to mount a small disk");
        _seen.UnionWith(Truths());
        return repository;
    }

    private static string Namespace => Environment.IsPrivilegedProcess ? "unshare --mount" : "unshare --user --map-root-user --mount";

    private IEnumerable<string> Folders(Repository repository) =>
    [
        repository.PathOf(".git/daft"), RunFiles.RunsOf(repository), Path.Combine(Sandbox.StateHome, "daft"), Path.Combine(Sandbox["XDG_RUNTIME_DIR"], "daft"),
        Path.Combine(Sandbox["XDG_RUNTIME_DIR"], "daft", "slots"),
    ];

    /// <summary>Where an empty hook of anybody's lets git end well: less than this is no fault of daft's.</summary>
    private static int LeastDescriptors(Repository repository)
    {
        string hook = "#!/bin/sh\nwhile read -r _; do :; done <.git\nexit 0\n";
        string hooks = Directory.CreateDirectory(repository.PathOf(".git/no-hooks")).FullName;
        File.WriteAllText(Path.Combine(hooks, "post-checkout"), hook);
        File.SetUnixFileMode(Path.Combine(hooks, "post-checkout"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        int limit = 4;
        while (repository.Shell($"ulimit -n {limit}; exec git -c core.hooksPath='{hooks}' worktree add --detach ../bare-{limit}").ExitCode != 0)
            limit++;
        return limit;
    }

    /// <param name="named">What the message must have in it where a job did not run: the file, or a part of its path.</param>
    /// <param name="fault">Shell that brings it about, in a mount namespace of its own.</param>
    /// <param name="mend">Shell that ends it, when git has ended.</param>
    /// <param name="after">Shell that ends it for everybody.</param>
    private void Try(Repository repository, string named, string name, string fault, string mend, string after = "true")
    {
        string path = repository.Beside(name);
        string jobs = Sandbox.Signals.PathOf($"{name}.json");
        CommandResult result = repository.Shell($$"""
            {{Namespace}} sh -c '{{fault.Replace("'", "'\\''", StringComparison.Ordinal)}}
            (timeout {{HookLimit}} $without git worktree add --quiet -b {{name}} ../{{name}})
            status=$?
            {{mend.Replace("'", "'\\''", StringComparison.Ordinal)}}
            cd "{{path}}" || exit 99
            [ "$(daft jobs --json)" = "[]" ] || timeout 20 daft wait >/dev/null 2>&1
            daft jobs --json >"{{jobs}}" || exit 98
            exit $status'
            status=$?
            {{after}}
            exit $status
            """);
        try
        {
            result.ShouldExitWith(0);
            Compare(named, result, JobRecord.Parse(File.ReadAllText(jobs)));
            Sandbox.ProveNothingIsAlive();
            RunFiles.AwaitFreeLocks(repository);
        }
        catch (AssertFailedException e)
        {
            throw new AssertFailedException($"{name}: {e.Message}\n{result}", e);
        }

        _trials++;
    }

    private void Compare(string named, CommandResult result, IReadOnlyList<JobRecord> jobs)
    {
        string[] truths = Truths();
        string[] known = [.. jobs.Select(job => Signals.PathOf($"{job.Run}.{job.Name}"))];
        new Truth(Sandbox).Compare(jobs, mayBeLost: true);
        Assert.IsTrue(_seen.IsSupersetOf(truths.Except(known)), "a job ran that daft does not know of");
        _seen.UnionWith(truths);
        if (jobs.Count > 0 && jobs.All(job => job.Status == "completed"))
            _untouched++;
        else
            Assert.Contains(named, result.Error + string.Concat(jobs.Select(job => job.Reason)), "nothing names the file");
    }

    /// <summary>What jobs of this test have ever written down of themselves.</summary>
    private string[] Truths() =>
        [.. Directory.GetFiles(Signals.Folder).Where(file => file.EndsWith(".now", StringComparison.Ordinal) || file.EndsWith(".later", StringComparison.Ordinal))];

    private void Tell(string what) => TestContext.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}: {_trials} trials, git ended with 0 in each; {_trials - _untouched} times jobs did not run, and it was said why; {_untouched} times they did"));
}
