using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>
/// <c>install.sh</c>, with a stand-in for the one slow step: a <c>dotnet</c> that "publishes" the executable under test.
/// </summary>
[TestClass]
public sealed class InstallScriptTests : EndToEndTest
{
    private const string Configuration = """
        hooks:
          worktree-post-create:
            jobs:
              - name: slow
                run: await go-on
                background: true
        """;

    private string Prefix => Path.Combine(Sandbox.Root, "a prefix");

    private string Executable => Path.Combine(Prefix, "lib", "daft", "daft");

    private string Link => Path.Combine(Prefix, "bin", "daft");

    [TestMethod]
    public void It_installs_once_and_uninstalls_without_a_trace()
    {
        StandInForDotnet();

        Install().ShouldExitWith(0);
        Sandbox.Run(Sandbox.Root, Link, "--version").ShouldExitWith(0);
        Assert.AreEqual(Executable, new FileInfo(Link).LinkTarget);
        Assert.IsEmpty(Directory.EnumerateFiles(Path.GetDirectoryName(Executable)!, "*.dbg"));

        Assert.Contains("up to date", Install().ShouldExitWith(0).Output);

        Install("--uninstall").ShouldExitWith(0);
        Assert.IsEmpty(Directory.EnumerateFiles(Prefix, "*", SearchOption.AllDirectories));
        Assert.IsFalse(Path.Exists(Link));
    }

    [TestMethod]
    public void What_somebody_else_put_there_is_left_and_not_called_removed()
    {
        StandInForDotnet();
        Install().ShouldExitWith(0);
        string folder = Path.GetDirectoryName(Executable)!;
        File.WriteAllText(Path.Combine(folder, "notes"), "mine");

        string output = Install("--uninstall").ShouldExitWith(0).Output;

        Assert.Contains($"removed {Link}; left in {folder} what", output);
        Assert.DoesNotContain($"and {folder}", output);
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(folder, "notes")));
        Assert.IsFalse(Path.Exists(Executable));
    }

    [TestMethod]
    public void An_update_breaks_no_daft_that_is_running()
    {
        StandInForDotnet();
        Install().ShouldExitWith(0);
        Sandbox["PATH"] = Path.GetDirectoryName(Link) + ":" + Sandbox["PATH"];
        Worktree worktree = Sandbox.CreateRepository(Configuration).Install().AddWorktree("feature");

        ForgetWhatIsInstalled();
        Assert.Contains("built in", Install().ShouldExitWith(0).Output);

        Assert.AreEqual("running", worktree.Job("slow").Status);
        Signals.Release("go-on");
        worktree.Daft("wait").ShouldExitWith(0);
        Assert.AreEqual("completed", worktree.Job("slow").Status);
    }

    [TestMethod]
    public void Somebody_elses_program_of_that_name_is_left_alone()
    {
        StandInForDotnet();
        Directory.CreateDirectory(Path.GetDirectoryName(Link)!);
        File.WriteAllText(Link, "another daft");

        Assert.Contains("is not a link to", Install().ShouldExitWith(1).Error);
        Assert.Contains("is not installed", Install("--uninstall").ShouldExitWith(0).Output);

        Assert.AreEqual("another daft", File.ReadAllText(Link));
        Assert.IsFalse(Path.Exists(Executable));
    }

    [TestMethod]
    public void An_executable_that_does_not_run_replaces_nothing()
    {
        StandInForDotnet();
        Install().ShouldExitWith(0);
        byte[] before = File.ReadAllBytes(Executable);
        ForgetWhatIsInstalled();
        StandInForDotnet("printf '#!/bin/sh\\nexit 1\\n' > \"$out/daft\"");

        Install().ShouldExitWith(1);

        CollectionAssert.AreEqual(before, File.ReadAllBytes(Executable));
        Assert.IsEmpty(Directory.EnumerateDirectories(Path.GetDirectoryName(Executable)!));
    }

    [TestMethod]
    public void What_cannot_be_installed_is_named_and_nothing_is_changed()
    {
        Sandbox["PATH"] = FolderOfBareTools();
        Sandbox["DOTNET_ROOT"] = Sandbox.Root;

        CommandResult result = Install().ShouldExitWith(1);

        foreach (string need in (string[])[".NET SDK 10", "git", "C linker", "zlib headers"])
            Assert.Contains($"  {need} ", result.Error);
        Assert.Contains("Nothing of daft was installed.", result.Error);
        Assert.IsFalse(Path.Exists(Prefix));
    }

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void The_demo_runs_to_its_end_without_the_users_configuration_and_cleans_up()
    {
        Tools.RequireCargo();
        string own = Directory.CreateDirectory(Path.Combine(Sandbox["HOME"], ".config", "daft")).FullName;
        File.WriteAllText(Path.Combine(own, "daft.yml"), "hooks: {worktree-post-create: {jobs: [{name: of-the-user, run: 'exit 1'}]}}\n");

        CommandResult result = Sandbox.Run(Sandbox.Root, Limits.Build, "sh", Path.Combine(SourceTree.Root, "tests", "tools", "demo.sh")).ShouldExitWith(0);

        Assert.Contains("warmup-build completed", result.Output);
        Assert.Contains("warm worktree", result.Output);
        Assert.DoesNotContain("of-the-user", result.Output);
        Assert.IsEmpty(Directory.EnumerateDirectories(Sandbox["TMPDIR"], "daft-demo.*"));
    }

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void Every_script_passes_its_checker()
    {
        Tools.Require("shellcheck");
        Sandbox["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        Sandbox.Run(SourceTree.Root, Limits.Build, "sh", "tests/tools/check-scripts.sh").ShouldExitWith(0);
    }

    private CommandResult Install(params string[] options) =>
        Sandbox.Run(SourceTree.Root, "sh", ["install.sh", "--prefix", Prefix, .. options]);

    private void ForgetWhatIsInstalled() => File.WriteAllText(Path.Combine(Prefix, "lib", "daft", "installed"), "something older\n");

    private void StandInForDotnet(string last = ":") => Sandbox.AddProgram("dotnet", $"""
        #!/bin/sh
        [ "$1" != --version ] || exec echo 10.0.100
        while [ $# -gt 0 ]; do [ "$1" != -o ] || out=$2; shift; done
        mkdir -p "$out"
        cp "{DaftExecutable.Folder}"/daft* "{DaftExecutable.Folder}"/libgit2* "$out"
        {last}
        """);

    private string FolderOfBareTools()
    {
        string folder = Directory.CreateDirectory(Path.Combine(Sandbox.Root, "bare")).FullName;
        Sandbox.Run(folder, "sh", "-c", """
            for tool in sh cat cksum date dirname find grep head id mktemp readlink rm sort tail uname; do ln -s "$(command -v $tool)" .; done
            """).ShouldExitWith(0);
        return folder;
    }
}
