using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>What daft says where there is nothing to do, or not what was asked for: it names the file, the choices and the way out.</summary>
[TestClass]
public sealed class AdviceTests : EndToEndTest
{
    private const int CouldNot = 2;

    private const string TwoHooks = """
        hooks:
          worktree-post-create:
            jobs:
              - {name: one, run: signal created}
          post-clone:
            jobs:
              - {name: one, run: signal cloned}
              - {name: two, run: signal two}
        """;

    [TestMethod]
    public void Without_a_configuration_there_is_nothing_to_run_and_status_calls_nothing_invalid()
    {
        Repository repository = Sandbox.CreateRepository(TwoHooks);
        File.Delete(repository.PathOf("daft.yml"));

        string run = repository.Daft("run").Error;
        using var status = JsonDocument.Parse(repository.Daft("status", "--json").Output);

        Assert.AreEqual("daft: there is no daft.yml in this worktree: nothing to run\nhint: to write a first one: daft init\n", run);
        Assert.AreEqual(JsonValueKind.Null, status.RootElement.GetProperty("file").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, status.RootElement.GetProperty("valid").ValueKind);
        Assert.AreEqual("daft: no job has run in this worktree yet\n", repository.Daft("jobs").Error);
    }

    [TestMethod]
    public void The_configuration_is_called_by_its_own_name()
    {
        Repository repository = Sandbox.CreateRepository(TwoHooks);
        repository.Git("mv", "daft.yml", ".daft.yml");

        Assert.Contains("this worktree's .daft.yml is not approved", repository.TryDaft("run").ShouldExitWith(CouldNot).Error);
        repository.Daft("trust", "--yes");
        Assert.Contains("this worktree's .daft.yml is approved already", repository.Daft("trust").Error);
        Assert.Contains("daft: .daft.yml names no job for this hook", repository.Daft("run", "post-merge").Error);
        File.AppendAllText(repository.PathOf(".daft.yml"), "\n      - {name: three, run: \"true\"}\n");
        Assert.Contains("this worktree's .daft.yml differs from what you approved", repository.TryDaft("run").ShouldExitWith(CouldNot).Error);

        File.AppendAllText(repository.PathOf(".daft.yml"), "color: red\n");
        repository.Git("commit", "--quiet", "--all", "--message", "A mistake");
        Assert.Contains(".daft.yml at HEAD has mistakes", repository.Daft("install").Error);
    }

    [TestMethod]
    public void Who_asks_for_an_unknown_hook_is_told_every_one()
    {
        string error = Sandbox.CreateRepository(TwoHooks).TryDaft("run", "nightly").ShouldExitWith(CouldNot).Error;
        foreach (string hook in (string[])["worktree-post-create", "worktree-pre-create", "worktree-pre-remove", "worktree-post-remove", "pre-merge", "post-merge", "post-clone"])
            Assert.Contains(hook, error);
    }

    [TestMethod]
    [DataRow("wait --timeout 99x")]
    [DataRow("prune --older-than 99x")]
    public void Who_mistypes_a_duration_is_told_what_one_looks_like(string command) => Assert.AreEqual(
        "error: '99x' is no duration\nhint: for example 90s, 5m or 1h30m\n",
        Sandbox.CreateRepository(TwoHooks).TryDaft(command.Split(' ')).ShouldExitWith(CouldNot).Error);

    [TestMethod]
    public void A_hook_may_be_named_behind_the_job()
    {
        Repository repository = Sandbox.CreateRepository(TwoHooks);
        repository.Daft("trust", "--yes");

        repository.Daft("run", "--job", "one", "post-clone");

        Assert.IsTrue(Signals.Seen("cloned"));
        Assert.IsFalse(Signals.Seen("created"));
        Assert.IsFalse(Signals.Seen("two"));
        repository.Daft("run", "post-clone", "--job", "one", "--job", "two");
        Assert.IsTrue(Signals.Seen("two"));
    }
}
