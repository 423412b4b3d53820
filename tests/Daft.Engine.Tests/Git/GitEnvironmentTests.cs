using System.Runtime.Versioning;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

/// <summary>Against what each git really does to the environment of its hooks.</summary>
[TestClass]
[SupportedOSPlatform("linux")]
public sealed class GitEnvironmentTests : GitTest
{
    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void What_a_hook_is_given_becomes_again_what_the_user_had(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string repository = WithRecordingHook(sandbox);
        string worktree = sandbox.AddWorktree(repository, "new");
        AssertCleanedIsOriginal(sandbox, "worktree add");
        sandbox.Git(worktree, "-c", "daft.enabled=false", "switch", "--quiet", "--create", "topic");
        Assert.Contains("GIT_DIR", Recorded(sandbox).Keys);
        AssertCleanedIsOriginal(sandbox, "switch");
        sandbox.Commit(repository, "more", "more\n");
        sandbox.Git(worktree, "pull", "--quiet", "--rebase", repository, "main");
        sandbox.Git(worktree, "rebase", "--quiet", "--onto", "HEAD~1", "HEAD", "main~1");
        AssertCleanedIsOriginal(sandbox, "rebase");
    }

    [TestMethod]
    [DynamicData(nameof(EveryGit))]
    public void Every_variable_that_git_calls_local_is_taken_out(string gitFolder)
    {
        GitSandbox sandbox = NewSandbox(gitFolder);
        string[] local = sandbox.Git(sandbox.Root, "rev-parse", "--local-env-vars").Split('\n');
        Assert.IsGreaterThan(10, local.Length);
        var environment = local.Append("GIT_CONFIG_KEY_0").Append("GIT_CONFIG_VALUE_12").Append("KEPT").ToDictionary(name => name, _ => "x");
        CollectionAssert.AreEqual(new[] { "KEPT" }, GitEnvironment.ForJobs(environment).Keys.ToArray());
    }

    [TestMethod]
    public void A_path_without_gits_folder_in_front_stays_as_it_is()
    {
        var environment = new Dictionary<string, string> { ["GIT_EXEC_PATH"] = "/git-core", ["PATH"] = "/bin:/git-core" };
        Assert.AreEqual("/bin:/git-core", GitEnvironment.ForJobs(environment)["PATH"]);
    }

    [TestMethod]
    public void Gits_folder_goes_as_often_as_it_stands_in_front()
    {
        var environment = new Dictionary<string, string> { ["GIT_EXEC_PATH"] = "/git-core", ["PATH"] = "/git-core:/git-core:/bin" };
        Assert.AreEqual("/bin", GitEnvironment.ForJobs(environment)["PATH"]);
    }

    [TestMethod]
    public void A_command_of_daft_keeps_the_callers_configuration_and_asks_for_no_password()
    {
        var environment = new Dictionary<string, string>
        {
            ["GIT_DIR"] = "/elsewhere",
            ["GIT_CONFIG_PARAMETERS"] = "'daft.enabled'='false'",
            ["GIT_CONFIG_COUNT"] = "0",
            ["GIT_EXEC_PATH"] = "/git-core",
            ["SSH_ASKPASS"] = "/usr/bin/window",
        };
        IReadOnlyDictionary<string, string> cleaned = GitEnvironment.ForCommands(environment);
        Assert.DoesNotContain("GIT_DIR", cleaned.Keys);
        Assert.AreEqual("'daft.enabled'='false'", cleaned["GIT_CONFIG_PARAMETERS"]);
        Assert.AreEqual("/git-core", cleaned["GIT_EXEC_PATH"]);
        Assert.AreEqual("0", cleaned["GIT_TERMINAL_PROMPT"]);
        Assert.AreEqual("", cleaned["GIT_ASKPASS"]);
        Assert.AreEqual("false", cleaned["SSH_ASKPASS"]);
    }

    private static string WithRecordingHook(GitSandbox sandbox)
    {
        string repository = sandbox.NewRepository();
        GitSandbox.WriteScript(Path.Combine(repository, ".git/hooks/post-checkout"), $"#!/bin/sh\nenv -0 >'{sandbox.PathOf("recorded")}'\n");
        return repository;
    }

    private static Dictionary<string, string> Recorded(GitSandbox sandbox) =>
        File.ReadAllText(sandbox.PathOf("recorded")).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    private static void AssertCleanedIsOriginal(GitSandbox sandbox, string command)
    {
        // The shell of the hook itself sets PWD and its relations; git takes the author's name away, and may: it is asked for anew.
        string[] others = ["PWD", "OLDPWD", "SHLVL", "_", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"];
        string[] expected = Lines(sandbox.Variables, others);
        CollectionAssert.AreEqual(expected, Lines(GitEnvironment.ForJobs(Recorded(sandbox)), others), command);
    }

    private static string[] Lines(IReadOnlyDictionary<string, string> environment, string[] without) =>
        [.. environment.Where(variable => !without.Contains(variable.Key)).Select(variable => $"{variable.Key}={variable.Value}").Order(StringComparer.Ordinal)];
}
