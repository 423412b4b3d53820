using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Engine.Layers;

namespace Daft.Engine.Tests.Layers;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ExtendsTests : LayersTest
{
    [TestMethod]
    public async Task Files_extend_others_and_a_later_one_lies_over_an_earlier_one()
    {
        Commit("daft.yml", "extends: [one.yml, two.yml]\n" + Job("a", "main"));
        Commit("one.yml", "extends: deep/three.yml\n" + Two("a", "one", "b", "one"));
        Commit("two.yml", Two("b", "two", "c", "two"));
        Commit("deep/three.yml", "extends: ../four.yml\n" + Two("c", "three", "d", "three"));
        Commit("four.yml", Job("d", "four"));
        await AssertCommandsAsync("a=one b=two c=two d=four");
    }

    [TestMethod]
    public async Task A_file_that_two_extend_lies_over_both_and_counts_once()
    {
        Commit("daft.yml", "extends: [one.yml, two.yml]\n");
        Commit("one.yml", "extends: both.yml\n" + Job("a", "one"));
        Commit("two.yml", "extends: ./both.yml\n" + Job("a", "two"));
        Commit("both.yml", "hooks: {worktree-post-create: {jobs: [{name: a, run: both}, {run: unnamed}]}}\n");
        await AssertCommandsAsync("a=both job-2=unnamed");
    }

    [TestMethod]
    [DataRow("extends: [none.yml]", "daft.yml:1:11: there is no file 'none.yml'")]
    [DataRow("extends: [folder]", "daft.yml:1:11: there is no file 'folder'")]
    [DataRow("extends: [../daft.yml]", "daft.yml:1:11: '../daft.yml' leads out of the repository")]
    [DataRow("extends: [/etc/passwd]", "daft.yml:1:11: '/etc/passwd' leads out of the repository")]
    [DataRow("extends: ['folder\\x.yml']", "daft.yml:1:11: 'folder\\x.yml' leads out of the repository")]
    [DataRow("extends: [.]", "daft.yml:1:11: '.' leads out of the repository")]
    [DataRow("extends: [link.yml]", "daft.yml:1:11: there is no file 'link.yml'")]
    [DataRow("extends: [way/x.yml]", "daft.yml:1:11: there is no file 'way/x.yml'")]
    [DataRow("extends: [daft.yml]", "daft.yml:1:11: files extend one another: daft.yml → daft.yml")]
    [DataRow("extends: [round.yml]", "folder/back.yml:1:10: files extend one another: daft.yml → round.yml → folder/back.yml → daft.yml")]
    [DataRow("extends: {a: b}", "daft.yml:1:10: 'extends' takes the name of a file, or a list of names")]
    [DataRow("extends: [broken.yml]", "broken.yml:2:1: a value is missing")]
    public async Task What_cannot_be_extended_is_told_where_it_is_named(string text, string mistake)
    {
        Write(Sandbox.PathOf("outside.yml"), "outside: yes\n");
        File.CreateSymbolicLink(Path.Combine(Repository, "link.yml"), "../outside.yml");
        File.CreateSymbolicLink(Path.Combine(Repository, "way"), Sandbox.PathOf("home"));
        Write(Sandbox.PathOf("home/x.yml"), "outside: yes\n");
        Commit("folder/back.yml", "extends: ../daft.yml\n");
        Commit("round.yml", "extends: folder/back.yml\n");
        Commit("broken.yml", "a: [\n");
        Commit("daft.yml", text + "\n");
        Assert.AreEqual(mistake, Tell((await AtCommitAsync(Repository)).Read()));
        Assert.AreEqual(mistake, Tell((await InWorktreeAsync(Repository)).Read()));
    }

    [TestMethod]
    public async Task More_files_than_anybody_has_are_refused_and_none_of_them_is_read()
    {
        for (int number = 0; number < 40; number++)
            Write(Path.Combine(Repository, $"{number}.yml"), $"extends: {number + 1}.yml\n");
        Commit("daft.yml", "extends: 0.yml\n");
        LayeredConfiguration files = await AtCommitAsync(Repository);
        Assert.AreEqual("31.yml:1:10: more than 32 files are extended", Tell(files.Read()));
        Assert.HasCount(33, files.Sources);
    }

    private static string Two(string one, string command, string other, string otherCommand) =>
        $"hooks: {{worktree-post-create: {{jobs: [{{name: {one}, run: {command}}}, {{name: {other}, run: {otherCommand}}}]}}}}\n";

    private async Task AssertCommandsAsync(string expected)
    {
        foreach (LayeredConfiguration files in new[] { await AtCommitAsync(Repository), await InWorktreeAsync(Repository) })
        {
            var jobs = files.Read().Configuration!.Hooks.Single().Jobs;
            Assert.AreEqual(expected, string.Join(' ', jobs.Select(job => $"{job.Name}={(job.Body as JobBody.Run)?.Command.Everywhere}")));
        }
    }
}
