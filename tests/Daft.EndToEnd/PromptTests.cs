using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft status --format</c>: one line for prompts, which ask everywhere and all the time.</summary>
[TestClass]
public sealed class PromptTests : EndToEndTest
{
    [TestMethod]
    public void One_word_says_how_the_worktree_stands()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp).Install();
        Assert.AreEqual("", Prompt(repository, "{warm}"), "where daft has never run anything there is nothing to say");

        Worktree worktree = repository.AddWorktree("feature");
        Signals.Wait("started");
        Assert.AreEqual("warming 1/2\n", Prompt(worktree, "{warm} {running}/{jobs}"));
        Assert.AreEqual("cold\n", Prompt(repository, "{warm}"));

        Signals.Release("go");
        worktree.Daft("wait");
        Assert.AreEqual("warm 2\n", Prompt(worktree, "{warm} {done}"));
        Assert.AreEqual("feature feature\n", Prompt(worktree, "{worktree} {branch}"));
        Assert.AreEqual($"{worktree.Path}\n", Prompt(worktree, "{path}"));
        worktree.Git("switch", "--quiet", "--create", "a/b$(reboot)");
        Assert.AreEqual("a/b$(reboot)\n", Prompt(worktree, "{branch}"));
        worktree.Git("checkout", "--quiet", "--detach");
        Assert.AreEqual("[]\n", Prompt(worktree, "[{branch}]"));

        File.WriteAllText(Signals.PathOf("fail"), "");
        worktree.TryDaft("run").ShouldExitWith(0);
        worktree.TryDaft("wait").ShouldExitWith(1);
        Assert.AreEqual("failed 1\n", Prompt(worktree, "{warm} {failed}"));
    }

    [TestMethod]
    public void Outside_of_a_worktree_it_prints_nothing_and_succeeds()
    {
        Sandbox.CreateRepository(Examples.WarmUp, "bare.git", "--quiet").Git("config", "core.bare", "true");

        foreach (string folder in new[] { Sandbox.Root, Path.Combine(Sandbox.Root, "work", "bare.git", ".git") })
        {
            CommandResult result = Sandbox.Run(folder, "daft", "status", "--format", "{warm}").ShouldExitWith(0);
            Assert.AreEqual(("", ""), (result.Output, result.Error));
        }

        CommandResult gone = Sandbox.Run(Sandbox.Root, "sh", "-c", "mkdir gone && cd gone && rmdir ../gone && daft status --format '{warm}'").ShouldExitWith(0);
        Assert.AreEqual(("", ""), (gone.Output, gone.Error));
    }

    [TestMethod]
    public void An_unknown_name_is_a_mistake_everywhere()
    {
        CommandResult result = Sandbox.Run(Sandbox.Root, "daft", "status", "--format", "{wram}").ShouldExitWith(2);

        Assert.Contains("did you mean '{warm}'?", result.Error);
        Sandbox.Run(Sandbox.Root, "daft", "status", "--format", "{warm}", "--json").ShouldExitWith(2);
    }

    [TestMethod]
    public void The_same_word_and_the_counts_stand_in_the_json()
    {
        Worktree worktree = Sandbox.CreateRepository(Examples.WarmUp).Install().AddWorktree("feature");
        Signals.Release("go");
        worktree.Daft("wait");

        using var status = JsonDocument.Parse(worktree.Daft("status", "--json").Output);

        Assert.AreEqual("warm", status.RootElement.GetProperty("warm").GetString());
        Assert.AreEqual(2, status.RootElement.GetProperty("jobs").GetProperty("completed").GetInt32());
        Assert.Contains("worktree: warm", worktree.Daft("status").Output);
    }

    [TestMethod]
    public void The_json_has_these_fields_and_no_others()
    {
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp);
        Assert.AreEqual(
            "worktree installed=False configuration_hook=null file_hook=null file valid=True approved=False warm jobs{} last_run=null",
            Fields(repository));

        Worktree worktree = repository.Install().AddWorktree("feature");
        Signals.Release("go");
        worktree.Daft("wait");

        Assert.StartsWith(
            "worktree installed=True configuration_hook", Fields(worktree));
        Assert.EndsWith(
            "file_hook file valid=True approved=True warm jobs{completed} last_run{invocation_id hook_type jobs}", Fields(worktree));
    }

    [TestMethod]
    public void A_branch_in_a_reftable_repository_is_found_too()
    {
        Sandbox.PutOnPath(Tools.RequireNewGit());
        Repository repository = Sandbox.CreateRepository(Examples.WarmUp, "reftable", "--ref-format=reftable").Install();
        Worktree worktree = repository.AddWorktree("feature");

        Assert.AreEqual("feature\n", Prompt(worktree, "{branch}"));
        Signals.Release("go");
    }

    private static string Fields(Checkout where)
    {
        using var status = JsonDocument.Parse(where.Daft("status", "--json").Output);
        return string.Join(' ', status.RootElement.EnumerateObject().Select(field => field.Name + Describe(field.Value)));
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(' ', value.EnumerateObject().Select(field => field.Name))}}}",
        JsonValueKind.String => "",
        JsonValueKind.Null => "=null",
        _ => $"={value}",
    };

    private static string Prompt(Checkout where, string format) => where.Daft("status", "--format", format).Output;
}
