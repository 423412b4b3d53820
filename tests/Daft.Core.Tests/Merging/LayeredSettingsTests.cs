using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Core.Trust;

namespace Daft.Core.Tests.Merging;

/// <summary>What needs approval is what the repository says, whatever else is merged with it.</summary>
[TestClass]
public sealed class LayeredSettingsTests
{
    private const string Repository = "jobs: [{name: build, run: make}]";

    private static readonly string[] OwnLayers =
    [
        "jobs: [{name: mine, run: mine}]",
        "jobs: [{name: build, run: mine}]",
        "commands: {build: null}",
        "piped: true\nfail_mode: abort\nbackground: true",
        "jobs: []",
    ];

    [TestMethod]
    public void The_users_layers_change_what_runs_and_not_what_is_approved()
    {
        string hash = Hash(Read(null, [Repository]));
        foreach (string own in OwnLayers)
        {
            Assert.AreEqual(hash, Hash(Read(null, [Repository], own)), own);
            Assert.AreEqual(hash, Hash(Read("", [Repository], own, own)), own);
        }

        Assert.AreEqual(hash, Hash(Read("jobs: [{name: mine, run: mine}]", [Repository])));
    }

    [TestMethod]
    public void Whatever_the_repository_changes_is_to_be_approved_below_any_layer_of_the_users()
    {
        foreach (string own in OwnLayers)
        {
            string hash = Hash(Read(own, [Repository], own));
            Assert.AreNotEqual(hash, Hash(Read(own, [Repository.Replace("make", "evil", StringComparison.Ordinal)], own)), own);
            Assert.AreNotEqual(hash, Hash(Read(own, [Repository, "jobs: [{name: mine, run: evil}]"], own)), own);
            Assert.AreNotEqual(hash, Hash(Read(own, [Repository, "jobs: [{run: evil}]"], own)), own);
        }
    }

    /// <summary>The job that runs is the user's, and still the changed file is one that nobody has read.</summary>
    [TestMethod]
    public void A_job_that_the_user_replaced_or_removed_is_approved_all_the_same()
    {
        Assert.AreNotEqual(
            Hash(Read(null, ["jobs: [{name: build, run: a}]"], "commands: {build: null}")),
            Hash(Read(null, ["jobs: [{name: build, run: b}]"], "commands: {build: null}")));
        Assert.AreNotEqual(
            Hash(Read(null, ["jobs: [{name: build, run: a}]"], Repository)),
            Hash(Read(null, ["jobs: [{name: build, run: b}]"], Repository)));
    }

    [TestMethod]
    public void The_same_text_is_the_users_or_the_repositorys_by_its_place_alone()
    {
        Assert.IsNull(Read(Repository, []).FindContent());
        Assert.IsNull(Read(null, [], Repository).FindContent());
        Assert.IsNotNull(Read(null, [Repository]).FindContent());
        Assert.IsNotNull(Read(Repository, [Repository], Repository).FindContent());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing")]
    [DataRow("hooks:")]
    public void A_repository_that_decides_nothing_needs_no_approval(string text)
    {
        var settings = new LayeredSettings { Lowest = Own(Repository), Repository = Layer.Parse(text, "daft.yml") is { } root ? [root] : [] };
        LayeredReading reading = settings.Read("daft.yml", () => new Version(0, 1));
        Assert.IsNull(reading.FindContent());
        Assert.HasCount(1, reading.Configuration!.Hooks.Single().Jobs);
    }

    [TestMethod]
    [DataRow("piped: true")]
    [DataRow("fail_mode: warn")]
    public void A_repository_with_settings_and_no_job_does(string body) => Assert.IsNotNull(Read(Repository, [body]).FindContent());

    [TestMethod]
    public void A_repository_cannot_remove_what_the_user_has_below_it()
    {
        LayeredReading reading = Read("jobs: [{name: mine, run: mine}]", [Repository, "commands: {mine: null}"]);
        CollectionAssert.AreEqual(new[] { "mine", "build" }, reading.Configuration!.Hooks.Single().Jobs.Select(job => job.Name).ToArray());
        Assert.AreEqual(
            "daft.yml:3:25: 'run' is empty; it takes a command, or a map of commands by linux, macos and windows",
            Layer.Tell(Read("jobs: [{name: mine, run: mine}]", ["jobs: [{name: mine, run: null}]"]).Problems));
    }

    /// <summary>Alone they say what holds anyway; over the user's <c>piped: true</c> they let a job run that was to wait for another.</summary>
    [TestMethod]
    [DataRow("piped: true", "parallel: true")]
    [DataRow("piped: true", "piped: false")]
    [DataRow("background: true", "background: false")]
    [DataRow("skip: [{ref: main}]", "skip: false")]
    public void A_setting_in_place_of_the_users_own_is_to_be_approved(string own, string stated)
    {
        AssertOverrulings(own, stated, expected: 1);
        AssertOverrulings("jobs: [{run: x}]", stated, expected: 0);
    }

    [TestMethod]
    public void What_is_overruled_changes_the_hash_and_the_listing()
    {
        ApprovalContent plain = Read("piped: true", [Repository]).FindContent()!;
        ApprovalContent overruling = Read("piped: true", [Repository, "parallel: true"]).FindContent()!;
        Assert.AreNotEqual(plain.Hash, overruling.Hash);
        Assert.AreEqual("over your own hooks.worktree-post-create.parallel: 'true'", overruling.Listing[^1]);
        Assert.AreEqual(plain.Hash, Read("jobs: [{run: x}]", [Repository, "parallel: true"]).FindContent()!.Hash);
    }

    [TestMethod]
    public void A_repository_that_is_wrong_without_the_users_layers_is_wrong() => Assert.AreEqual(
        "daft.yml:3:41: job 'build' needs 'mine', which no job is called",
        Layer.Tell(Read("jobs: [{name: mine, run: x}]", ["jobs: [{name: build, run: x, needs: mine}]"]).Problems));

    [TestMethod]
    public void Mistakes_are_told_file_by_file_and_once()
    {
        var settings = new LayeredSettings { Lowest = Own("job: 1\nfail_mod: x"), Repository = [Layer.Parse(Layer.InHook("fail_mod: x"), "daft.yml")!] };
        CollectionAssert.AreEqual(new[] { "daft.yml", "own.yml" }, settings.Read("daft.yml", () => new Version(0, 1)).Problems.Select(problem => problem.Place.File).Order().ToArray());
    }

    private static void AssertOverrulings(string own, string repository, int expected) =>
        Assert.HasCount(expected, Overruling.In(Layer.Parse(Layer.InHook(repository), "daft.yml"), Own(own)));

    private static Setting? Own(string body) => Layer.Parse(Layer.InHook(body), "own.yml");

    private static LayeredReading Read(string? lowest, string[] repository, params string[] highest) => new LayeredSettings
    {
        Lowest = string.IsNullOrEmpty(lowest) ? null : Own(lowest),
        Repository = [.. repository.Select(body => Layer.Parse(Layer.InHook(body), "daft.yml")!)],
        Highest = [.. highest.Select(body => Own(body)!)],
    }.Read("daft.yml", () => new Version(0, 1));

    private static string Hash(LayeredReading reading)
    {
        Assert.IsTrue(reading.Problems.IsEmpty, Layer.Tell(reading.Problems));
        return reading.FindContent()!.Hash;
    }
}
