using System.Text.Json;
using Daft.EndToEnd.Harness;
using Daft.Engine.Tests.Templates;

namespace Daft.EndToEnd;

/// <summary>Values of templates in commands grown at random, from <c>daft.yml</c> to the log of a real job.</summary>
[TestClass]
public sealed class QuotingTests : EndToEndTest
{
    private const int Cases = 200;

    [TestMethod]
    [DataRow("x;touch${IFS}ran'$(touch${IFS}ran)")]
    [DataRow("\"`touch${IFS}ran`\"&touch${IFS}ran|(#")]
    [DataRow("'\"'\"'$$%s{commit}!!E1{branch}")]
    public void A_job_sees_exactly_the_text_of_a_value(string branch)
    {
        Repository repository = Sandbox.CreateRepository("");
        // The commit that the commands speak of must not change with them: the file is the clone's own.
        string commit = repository.Git("rev-parse", "HEAD").Output.TrimEnd('\n');
        var given = new QuotedValues(branch, commit, repository.CommonDirectory);
        QuotingCase[] cases = [.. Enumerable.Range(1, Cases).Select(seed => QuotingCase.Grow(seed, given))];
        repository.Write(".git/daft/local.yml", Configuration(cases));
        repository.Install();

        Worktree worktree = repository.AddWorktree("feature", "worktree", "add", "-b", branch, "../feature");

        JobRecord[] jobs = [.. worktree.Jobs()];
        Assert.HasCount(Cases, jobs, worktree.Added.ToString());
        foreach (var (one, job) in cases.Zip(jobs))
            Assert.AreEqual(one.Expected, File.ReadAllText(job.LogPath), $"{job.Name}, branch [{branch}]\n{one.Command}");
        Assert.IsEmpty(Directory.EnumerateFiles(Sandbox.Root, "ran", SearchOption.AllDirectories));
    }

    /// <summary>A text of JSON is one of YAML too.</summary>
    private static string Configuration(IEnumerable<QuotingCase> cases) =>
        "hooks:\n  worktree-post-create:\n    follow: true\n    jobs:\n"
        + string.Concat(cases.Select((one, index) => $"      - {{name: case-{index + 1}, run: {JsonSerializer.Serialize(one.Command)}}}\n"));
}
