using System.Runtime.Versioning;
using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Installing;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class InstallTests : GitTest
{
    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_new_worktree_calls_daft_once_and_an_old_one_never(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        string old = sandbox.Git.AddWorktree(sandbox.Repository, "old");
        string empty = sandbox.Git.AddWorktree(sandbox.Repository, "empty", "--no-checkout");
        Assert.IsTrue(sandbox.Install().Fires);
        sandbox.Git.Git(old, "switch", "--quiet", "--create", "topic");
        sandbox.Git.Git(empty, "checkout", "--quiet", "empty");
        Assert.AreEqual(0, sandbox.Calls);
        Assert.AreEqual(1, sandbox.CallsFor("new"));
        Assert.AreEqual(32, WorktreeMarker.Find(Path.Combine(sandbox.GitDirectory, "worktrees/old"))?.Length);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void Installing_again_changes_nothing(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Git.AddWorktree(sandbox.Repository, "old");
        sandbox.Install();
        string[] before = InstallationSandbox.Snapshot(sandbox.GitDirectory);
        InstallationReport again = sandbox.Install();
        Assert.IsTrue(again.Fires);
        Assert.IsTrue(again.Steps.All(step => step.Outcome == StepOutcome.AlreadySo));
        CollectionAssert.AreEqual(before, InstallationSandbox.Snapshot(sandbox.GitDirectory));
    }

    [TestMethod]
    public void Old_git_gets_a_file_and_no_configuration()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireOld()));
        Assert.AreEqual("FileHook Done", InstallationSandbox.Steps(sandbox.Install()));
        Assert.DoesNotContain("[hook", File.ReadAllText(Path.Combine(sandbox.GitDirectory, "config")));
    }

    [TestMethod]
    public void New_git_gets_both_and_the_configuration_alone_would_do()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        Assert.AreEqual("ShimCopy Done, ConfigurationHook Done, FileHook Done", InstallationSandbox.Steps(sandbox.Install()));
        File.Delete(sandbox.Slot);
        Assert.AreEqual(1, sandbox.CallsFor("new"));
    }

    [TestMethod]
    public void A_shim_that_is_gone_does_not_break_new_git()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        sandbox.Install();
        Directory.Delete(Path.Combine(sandbox.GitDirectory, "daft"), recursive: true);
        File.Delete(sandbox.Slot);
        Assert.AreEqual("", sandbox.Git.TryGit(sandbox.Repository, "switch", "--quiet", "--create", "topic").ErrorText);
        Assert.AreEqual(0, sandbox.CallsFor("new"));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_hook_that_stood_there_goes_on_running(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        GitSandbox.WriteScript(sandbox.Slot, $"#!/bin/sh\necho former >>'{sandbox.Git.PathOf("former")}'\n");
        var identity = GitSandbox.Files.FindIdentity(sandbox.Slot);
        Assert.EndsWith("FileHook Done, FormerHook Done", InstallationSandbox.Steps(sandbox.Install()));
        Assert.AreEqual(identity, GitSandbox.Files.FindIdentity(sandbox.Former));
        Assert.AreEqual(1, sandbox.CallsFor("new"));
        Assert.HasCount(1, File.ReadAllLines(sandbox.Git.PathOf("former")));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_crash_between_the_two_renames_is_mended(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        GitSandbox.WriteScript(sandbox.Former, $"#!/bin/sh\necho former >>'{sandbox.Git.PathOf("former")}'\n");
        sandbox.Install();
        sandbox.Git.Git(sandbox.Repository, "switch", "--quiet", "--create", "topic");
        Assert.IsTrue(File.Exists(sandbox.Git.PathOf("former")));
    }

    [TestMethod]
    public void Another_executable_takes_the_place_of_the_former()
    {
        var sandbox = new InstallationSandbox(NewSandbox());
        sandbox.Install();
        var moved = new Installer(sandbox.Git.Layout(sandbox.Repository), sandbox.Git.Command(sandbox.Repository), GitSandbox.Files, "/elsewhere/daft");
        InstallationReport report = moved.InstallAsync(Cancellation).GetAwaiter().GetResult();
        Assert.IsTrue(report.Steps.Any(step => step is { Part: InstallationPart.FileHook, Outcome: StepOutcome.Done }));
        Assert.Contains("daft_program='/elsewhere/daft'", File.ReadAllText(sandbox.Slot));
        Assert.IsFalse(File.Exists(sandbox.Former));
    }

    [TestMethod]
    public void An_edited_shim_is_left_alone()
    {
        var sandbox = new InstallationSandbox(NewSandbox());
        sandbox.Install();
        File.AppendAllText(sandbox.Slot, "# mine\n");
        InstallationStep step = sandbox.Install().Steps.Single(step => step.Part == InstallationPart.FileHook);
        Assert.AreEqual(StepOutcome.LeftAlone, step.Outcome);
        Assert.AreEqual("it was edited since daft wrote it", step.Reason);
        Assert.EndsWith("# mine\n", File.ReadAllText(sandbox.Slot));
    }

    [TestMethod]
    public void A_tool_that_took_the_place_and_calls_the_shim_is_left_alone()
    {
        var sandbox = new InstallationSandbox(NewSandbox());
        sandbox.Install();
        File.Move(sandbox.Slot, sandbox.Slot + ".legacy");
        GitSandbox.WriteScript(sandbox.Slot, "#!/bin/sh\nexec \"${0%/*}/post-checkout.legacy\" \"$@\"\n");
        InstallationReport report = sandbox.Install();
        Assert.IsTrue(report.Fires);
        Assert.IsFalse(File.Exists(sandbox.Former));
        Assert.AreEqual(1, sandbox.CallsFor("new"));
    }

    [TestMethod]
    [DataRow("global", "/HOOKS", "core.hooksPath is '/HOOKS' in git's global configuration, for other repositories too")]
    [DataRow("local", ".husky/_", "core.hooksPath is '.husky/_', a folder within the working tree")]
    [DataRow("local", "/REPOSITORY/.githooks", "core.hooksPath is '/REPOSITORY/.githooks', a folder within the working tree")]
    [DataRow("local", "/dev/null", "core.hooksPath is '/dev/null', which is no folder")]
    public void A_hooks_folder_of_somebody_elses_is_left_alone(string scope, string path, string reason)
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireOld()));
        string Placed(string text) => text.Replace("/REPOSITORY", sandbox.Repository, StringComparison.Ordinal).Replace("/HOOKS", sandbox.Git.PathOf("hooks"), StringComparison.Ordinal);
        sandbox.Git.Variables["GIT_CONFIG_GLOBAL"] = sandbox.Git.PathOf("configuration");
        sandbox.Git.Git(sandbox.Repository, "config", "--" + scope, "core.hooksPath", Placed(path));
        string[] before = InstallationSandbox.Snapshot(sandbox.Git.Root);
        InstallationReport report = sandbox.Install();
        Assert.IsFalse(report.Fires);
        Assert.AreEqual(Placed(reason), report.Steps.Single().Reason);
        Assert.AreEqual("with git 2.54 or later daft needs no place in the hooks folder", report.Hint);
        CollectionAssert.AreEqual(before, InstallationSandbox.Snapshot(sandbox.Git.Root));
    }

    [TestMethod]
    public void New_git_needs_no_hooks_folder()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        sandbox.Git.Git(sandbox.Repository, "config", "core.hooksPath", ".husky/_");
        InstallationReport report = sandbox.Install();
        Assert.IsTrue(report.Fires);
        Assert.AreEqual("ShimCopy Done, ConfigurationHook Done, FileHook LeftAlone", InstallationSandbox.Steps(report));
        Assert.AreEqual(1, sandbox.CallsFor("new"));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_hooks_folder_of_this_repository_alone_is_used(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Git.Git(sandbox.Repository, "config", "core.hooksPath", sandbox.Git.PathOf("its hooks"));
        sandbox.Install();
        Assert.IsTrue(File.Exists(sandbox.Git.PathOf("its hooks/post-checkout")));
        Assert.AreEqual(1, sandbox.CallsFor("new"));
    }

    [TestMethod]
    public void Words_of_somebody_elses_about_hook_daft_are_left_alone()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        sandbox.Git.Git(sandbox.Repository, "config", "hook.daft.command", "true");
        InstallationStep step = sandbox.Install().Steps[0];
        Assert.AreEqual(InstallationPart.ConfigurationHook, step.Part);
        Assert.AreEqual("hook.daft is set there in other words than daft's", step.Reason);
        Assert.AreEqual(1, sandbox.CallsFor("new"));
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void A_bare_repository_and_its_worktrees_are_as_good_as_any(string gitFolder)
    {
        var sandbox = new InstallationSandbox(NewSandbox(gitFolder));
        sandbox.Git.Git(sandbox.Git.Root, "clone", "--quiet", "--bare", sandbox.Repository, "bare");
        string bare = sandbox.Git.PathOf("bare");
        string worktree = sandbox.Git.AddWorktree(bare, "first");
        Assert.IsTrue(sandbox.Install(bare).Fires);
        Assert.IsTrue(sandbox.Install(worktree).Steps.All(step => step.Outcome == StepOutcome.AlreadySo));
        sandbox.Git.AddWorktree(worktree, "second");
        Assert.AreEqual(1, sandbox.Calls);
    }

    [TestMethod]
    public void A_configuration_that_git_is_changing_is_the_users_to_wait_for()
    {
        var sandbox = new InstallationSandbox(NewSandbox(Gits.RequireNew()));
        File.WriteAllText(Path.Combine(sandbox.GitDirectory, "config.lock"), "");
        var refused = Assert.Throws<DaftException>(() => sandbox.Install());
        Assert.AreEqual($"cannot change git's configuration: '{sandbox.GitDirectory}/config.lock' is there", refused.Message);
        Assert.IsTrue(File.Exists(Path.Combine(sandbox.GitDirectory, "config.lock")));
    }

    [TestMethod]
    public void A_repository_that_cannot_be_written_is_the_users_to_mend()
    {
        var sandbox = new InstallationSandbox(NewSandbox());
        File.WriteAllText(Path.Combine(sandbox.GitDirectory, "daft"), "a file where the folder goes");
        var refused = Assert.Throws<DaftException>(() => sandbox.Install());
        Assert.StartsWith("cannot install the hook: ", refused.Message);
        Assert.Contains(sandbox.GitDirectory, refused.Hint!);
    }
}
