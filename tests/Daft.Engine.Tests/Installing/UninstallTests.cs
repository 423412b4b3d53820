using System.Runtime.Versioning;
using Daft.Engine.Installing;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Installing;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class UninstallTests : GitTest
{
    public static IEnumerable<object[]> Configurations =>
        from git in Gits.Rows
        from change in (string[])["", "# the end", "\n\n", "[x]\r\n\ty = z\r\n", "[x]\r\n\ty = z"]
        select new[] { git[0], change };

    [TestMethod]
    [DynamicData(nameof(Configurations))]
    public void Everything_is_byte_for_byte_as_it_was(string gitFolder, string endOfConfiguration)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Git.AddWorktree(sandbox.Repository, "old");
        File.AppendAllText(Path.Combine(sandbox.GitDirectory, "config"), endOfConfiguration);
        AssertNoTrace(sandbox, sandbox.Repository);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void The_former_hook_is_the_file_it_was(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        GitSandbox.WriteScript(sandbox.Slot, "#!/bin/sh\n");
        var identity = GitSandbox.Files.FindIdentity(sandbox.Slot);
        AssertNoTrace(sandbox, sandbox.Repository);
        Assert.AreEqual(identity, GitSandbox.Files.FindIdentity(sandbox.Slot));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_symbolic_link_that_leads_nowhere_is_a_hook_too(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        File.CreateSymbolicLink(sandbox.Slot, "missing");
        Assert.IsTrue(sandbox.Install().Fires);
        Assert.AreEqual(1, sandbox.CallsFor("new"));
        sandbox.Uninstall();
        Assert.AreEqual("missing", new FileInfo(sandbox.Slot).LinkTarget);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_hooks_folder_that_was_not_there_goes_again(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        Directory.Delete(Path.Combine(sandbox.GitDirectory, "hooks"), recursive: true);
        AssertNoTrace(sandbox, sandbox.Repository);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void It_works_from_a_linked_worktree_and_twice(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        AssertNoTrace(sandbox, sandbox.Git.AddWorktree(sandbox.Repository, "old"));
        InstallationReport again = sandbox.Uninstall();
        Assert.IsFalse(again.Fires);
        Assert.IsTrue(again.Steps.All(step => step.Outcome == StepOutcome.AlreadySo));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_configuration_that_is_a_symbolic_link_stays_one(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        string config = Path.Combine(sandbox.GitDirectory, "config");
        File.Move(config, sandbox.Git.PathOf("configuration"));
        File.CreateSymbolicLink(config, sandbox.Git.PathOf("configuration"));
        AssertNoTrace(sandbox, sandbox.Repository);
        Assert.AreEqual(sandbox.Git.PathOf("configuration"), new FileInfo(config).LinkTarget);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_hooks_folder_that_was_changed_since_is_found_again(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Git.Git(sandbox.Repository, "config", "core.hooksPath", sandbox.Git.PathOf("its"));
        sandbox.Install();
        sandbox.Git.Git(sandbox.Repository, "config", "--unset", "core.hooksPath");
        sandbox.Uninstall();
        Assert.IsFalse(Directory.Exists(sandbox.Git.PathOf("its")));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void Runs_and_their_logs_stay(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Install();
        string runs = Directory.CreateDirectory(Path.Combine(sandbox.GitDirectory, "daft/runs/1")).FullName;
        File.WriteAllText(Path.Combine(runs, "plan.json"), "");
        sandbox.Uninstall();
        CollectionAssert.AreEqual(new[] { Path.GetDirectoryName(runs)! }, Directory.GetFileSystemEntries(Path.Combine(sandbox.GitDirectory, "daft")));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_hook_that_took_the_place_since_is_left_alone(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        GitSandbox.WriteScript(sandbox.Slot, "#!/bin/sh\n# former\n");
        sandbox.Install();
        File.WriteAllText(sandbox.Slot, "#!/bin/sh\n# another\n");
        InstallationReport report = sandbox.Uninstall();
        Assert.AreEqual("another hook stands in its place now", report.Steps.Single(step => step.Part == InstallationPart.FormerHook).Reason);
        Assert.AreEqual("#!/bin/sh\n# another\n", File.ReadAllText(sandbox.Slot));
        Assert.AreEqual("#!/bin/sh\n# former\n", File.ReadAllText(sandbox.Former));
        Assert.IsFalse(report.Fires);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_shim_that_another_tool_calls_is_left_and_told(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Install();
        File.Move(sandbox.Slot, sandbox.Slot + ".legacy");
        File.WriteAllText(sandbox.Slot, "#!/bin/sh\n");
        InstallationReport report = sandbox.Uninstall();
        Assert.IsTrue(report.Fires);
        InstallationStep step = report.Steps.Single(step => step.Part == InstallationPart.FileHook);
        Assert.AreEqual(sandbox.Slot + ".legacy", step.Path);
        Assert.AreEqual("another tool took its place and calls it under this name", step.Reason);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void An_edited_shim_is_left_and_told(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Install();
        File.AppendAllText(sandbox.Slot, "# mine\n");
        InstallationReport report = sandbox.Uninstall();
        Assert.IsTrue(report.Fires);
        Assert.EndsWith("# mine\n", File.ReadAllText(sandbox.Slot));
    }

    [TestMethod]
    public void An_edited_section_is_left_told_and_without_effect()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        sandbox.Install();
        sandbox.Git.Git(sandbox.Repository, "config", "hook.daft.enabled", "true");
        string before = File.ReadAllText(Path.Combine(sandbox.GitDirectory, "config"));
        InstallationStep step = sandbox.Uninstall().Steps[0];
        Assert.AreEqual(StepOutcome.LeftAlone, step.Outcome);
        Assert.AreEqual(before, File.ReadAllText(Path.Combine(sandbox.GitDirectory, "config")));
        Assert.AreEqual(0, sandbox.CallsFor("new"));
    }

    private static void AssertNoTrace(InstallationSandbox sandbox, string from)
    {
        string[] before = InstallationSandbox.Snapshot(sandbox.Git.Root);
        sandbox.Install(from);
        Assert.AreNotEqual(before.Length, InstallationSandbox.Snapshot(sandbox.Git.Root).Length);
        Assert.IsFalse(sandbox.Uninstall(from).Fires);
        CollectionAssert.AreEqual(before, InstallationSandbox.Snapshot(sandbox.Git.Root));
    }
}
