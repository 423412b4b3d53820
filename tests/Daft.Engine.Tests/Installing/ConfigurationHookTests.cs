using System.Runtime.Versioning;
using Daft.Engine.Installing;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Installing;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ConfigurationHookTests : GitTest
{
    private const string Command = "test ! -r 'it'\\''s \"a\" \\path; # x' || true";

    public static IEnumerable<object[]> Files =>
    [
        [""],
        ["[core]\n\tbare = false\n"],
        ["[core]\n\tbare = false"],
        ["[core]\r\n\tbare = false\r\n"],
        ["[core]\r\n\tbare = false"],
        ["# a comment\n[core]\n\tbare = false\n; the last line\n\n\n"],
        ["[hook \"other\"]\n\tcommand = true\n\tevent = post-checkout\n"],
    ];

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void What_was_added_is_what_git_reads_and_goes_without_a_trace(string before)
    {
        GitSandbox sandbox = NewSandbox();
        string added = ConfigurationHook.Add(before, Command);
        Assert.IsTrue(ConfigurationHook.HasSection(added));
        Assert.AreEqual(Command, Get(sandbox, added, "hook.daft.command"));
        Assert.AreEqual("post-checkout", Get(sandbox, added, "hook.daft.event"));
        Assert.AreEqual(before, ConfigurationHook.Remove(added));
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Adding_twice_changes_nothing_and_another_command_takes_the_place(string before)
    {
        string added = ConfigurationHook.Add(before, "old");
        Assert.AreEqual(added, ConfigurationHook.Add(added, "old"));
        string replaced = ConfigurationHook.Add(added, Command);
        Assert.AreEqual(ConfigurationHook.Add(before, Command), replaced);
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void What_git_writes_meanwhile_stays(string before)
    {
        GitSandbox sandbox = NewSandbox();
        string config = sandbox.PathOf("config");
        File.WriteAllText(config, ConfigurationHook.Add(before, Command));
        sandbox.Git(sandbox.Root, "config", "--file", config, "remote.origin.url", "x");
        File.WriteAllText(config, ConfigurationHook.Remove(File.ReadAllText(config)));
        Assert.AreEqual("x", sandbox.Git(sandbox.Root, "config", "--file", config, "remote.origin.url"));
        Assert.AreEqual("", sandbox.TryGit(sandbox.Root, "config", "--file", config, "--get-regexp", "^hook.daft").OutputText);
    }

    [TestMethod]
    public void A_section_to_which_somebody_added_is_not_ours_to_take()
    {
        GitSandbox sandbox = NewSandbox();
        string config = sandbox.PathOf("config");
        File.WriteAllText(config, ConfigurationHook.Add("[core]\n\tbare = false\n", Command));
        sandbox.Git(sandbox.Root, "config", "--file", config, "hook.daft.enabled", "false");
        Assert.IsNull(ConfigurationHook.Remove(File.ReadAllText(config)));
    }

    [TestMethod]
    public void A_path_that_is_not_ASCII_is_read_back()
    {
        GitSandbox sandbox = NewSandbox();
        string latin = ConfigurationHook.Add("", "echo ä€");
        File.WriteAllBytes(sandbox.PathOf("config"), System.Text.Encoding.Latin1.GetBytes(latin));
        Assert.AreEqual("echo ä€", sandbox.Git(sandbox.Root, "config", "--file", sandbox.PathOf("config"), "hook.daft.command"));
    }

    private static string Get(GitSandbox sandbox, string text, string key)
    {
        File.WriteAllText(sandbox.PathOf("config"), text);
        return sandbox.Git(sandbox.Root, "config", "--file", sandbox.PathOf("config"), "--get", key);
    }
}
