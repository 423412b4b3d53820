using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class GitSettingsTests : GitTest
{
    [TestMethod]
    public async Task A_repository_that_says_nothing_leaves_daft_on()
    {
        GitSandbox sandbox = NewSandbox();
        GitSettings settings = await ReadAsync(sandbox, sandbox.NewRepository());
        Assert.IsTrue(settings.Enabled);
        Assert.IsNull(settings.FindFailMode(HookNames.WorktreePostCreate));
        Assert.IsEmpty(settings.Warnings);
    }

    [TestMethod]
    [DataRow("daft.enabled=false", false)]
    [DataRow("daft.enabled=0", false)]
    [DataRow("daft.enabled=", false)]
    [DataRow("daft.enabled=No", false)]
    [DataRow("daft.enabled=off", false)]
    [DataRow("daft.enabled=yes", true)]
    [DataRow("daft.enabled=1k", true)]
    [DataRow("daft.enabled", true)]
    public async Task The_callers_command_line_is_heard_in_gits_own_spellings(string setting, bool enabled)
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Variables["GIT_CONFIG_PARAMETERS"] = Parameters(sandbox, repository, setting);
        Assert.AreEqual(enabled, (await ReadAsync(sandbox, repository)).Enabled);
    }

    [TestMethod]
    [DataRow("daft.backgroundSlots=4", 4)]
    [DataRow("daft.backgroundSlots=0", 0)]
    [DataRow("daft.BACKGROUNDSLOTS=12", 12)]
    public async Task The_number_of_slots_is_a_number_from_0_up(string setting, int slots)
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Variables["GIT_CONFIG_PARAMETERS"] = Parameters(sandbox, repository, setting);
        GitSettings settings = await ReadAsync(sandbox, repository);
        Assert.AreEqual(slots, settings.BackgroundSlots);
        Assert.IsEmpty(settings.Warnings);
    }

    [TestMethod]
    [DataRow("-1")]
    [DataRow("two")]
    [DataRow("")]
    [DataRow("1k")]
    [DataRow("1.5")]
    [DataRow("99999999999")]
    public async Task Another_number_of_slots_is_ignored_aloud(string value)
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Git(repository, "config", "daft.backgroundSlots", value);
        GitSettings settings = await ReadAsync(sandbox, repository);
        Assert.IsNull(settings.BackgroundSlots);
        Assert.AreEqual($"daft.backgroundSlots is '{value}', no whole number from 0 up; ignored", settings.Warnings.Single());
    }

    [TestMethod]
    [DataRow("daft.notify=desktop", true, 0)]
    [DataRow("daft.notify=Desktop", true, 0)]
    [DataRow("daft.notify=none", false, 0)]
    [DataRow("daft.notify=", false, 0)]
    [DataRow("daft.notify=dekstop", false, 1)]
    [DataRow("daft.notify", false, 1)]
    public async Task Whom_to_notify_is_desktop_or_none(string setting, bool notifies, int warnings)
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Variables["GIT_CONFIG_PARAMETERS"] = Parameters(sandbox, repository, setting);
        GitSettings settings = await ReadAsync(sandbox, repository);
        Assert.AreEqual((notifies, warnings), (settings.NotifiesDesktop, settings.Warnings.Length));
    }

    [TestMethod]
    public async Task Numbered_variables_are_heard_too()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Variables["GIT_CONFIG_COUNT"] = "1";
        sandbox.Variables["GIT_CONFIG_KEY_0"] = "daft.enabled";
        sandbox.Variables["GIT_CONFIG_VALUE_0"] = "false";
        Assert.IsFalse((await ReadAsync(sandbox, repository)).Enabled);
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public async Task A_linked_worktree_may_have_settings_of_its_own(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = sandbox.NewRepository();
        string worktree = sandbox.AddWorktree(repository, "new");
        sandbox.Git(repository, "config", "extensions.worktreeConfig", "true");
        sandbox.Git(worktree, "config", "--worktree", "daft.hooks.worktreePostCreate.failMode", "abort");
        Assert.AreEqual(FailMode.Abort, (await ReadAsync(sandbox, worktree)).FindFailMode(HookNames.WorktreePostCreate));
        Assert.IsNull((await ReadAsync(sandbox, repository)).FindFailMode(HookNames.WorktreePostCreate));
    }

    [TestMethod]
    [DataRow("idle", BackgroundPriority.Idle)]
    [DataRow("Low", BackgroundPriority.Low)]
    [DataRow("normal", BackgroundPriority.Normal)]
    public async Task Background_jobs_have_the_priority_it_says(string text, BackgroundPriority priority)
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        Assert.AreEqual(BackgroundPriority.Idle, (await ReadAsync(sandbox, repository)).BackgroundPriority);
        sandbox.Git(repository, "config", "daft.backgroundPriority", text);
        Assert.AreEqual(priority, (await ReadAsync(sandbox, repository)).BackgroundPriority);
    }

    [TestMethod]
    public async Task A_value_that_nobody_knows_is_ignored_aloud()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        sandbox.Git(repository, "config", "daft.hooks.worktreePostCreate.failMode", "explode");
        sandbox.Git(repository, "config", "daft.enabled", "perhaps");
        sandbox.Git(repository, "config", "daft.backgroundPriority", "lowest");
        GitSettings settings = await ReadAsync(sandbox, repository);
        Assert.IsTrue(settings.Enabled);
        Assert.IsNull(settings.FindFailMode(HookNames.WorktreePostCreate));
        CollectionAssert.AreEquivalent(
            new[]
            {
                "daft.enabled is 'perhaps', neither true nor false; ignored",
                "daft.backgroundPriority is 'lowest', none of idle, low and normal; ignored",
                "daft.hooks.worktreePostCreate.failmode is 'explode', neither warn nor abort; ignored",
            },
            settings.Warnings.ToArray());
    }

    [TestMethod]
    public async Task A_broken_configuration_is_a_warning()
    {
        GitSandbox sandbox = NewSandbox();
        string repository = sandbox.NewRepository();
        File.AppendAllText(Path.Combine(repository, ".git/config"), "[broken\n");
        GitSettings settings = await ReadAsync(sandbox, repository);
        Assert.IsTrue(settings.Enabled);
        Assert.StartsWith("cannot read git's configuration: ", settings.Warnings.Single());
    }

    /// <summary>What git itself makes of its <c>-c</c>.</summary>
    private static string Parameters(GitSandbox sandbox, string repository, string setting) =>
        sandbox.Git(repository, "-c", setting, "-c", "alias.tell=!printf %s \"$GIT_CONFIG_PARAMETERS\"", "tell");

    private Task<GitSettings> ReadAsync(GitSandbox sandbox, string folder) => GitSettings.ReadAsync(sandbox.Command(folder), Cancellation);
}
