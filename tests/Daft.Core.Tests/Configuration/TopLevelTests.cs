using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class TopLevelTests
{
    [TestMethod]
    public void Everything_beside_the_hooks_is_read()
    {
        DaftConfiguration file = Yml.Read("""
            min_version: 0.1
            extends: [base.yml, ../team.yml]
            rc: ~/.daftrc
            source_dir: tools/daft/
            source_dir_local: ./.mine
            env: {CI: 1, HOME_BIN: ~/bin}
            log: {retention: 14d, max_log_size: 10MB, keep_last: 3, max_total_size: 1 GiB}
            colors: false
            output: [worktree-post-create]
            """);
        Assert.AreEqual(new MinimumVersion(new Version(0, 1), new SourcePlace("daft.yml", 1, 14)), file.MinimumVersion);
        Assert.AreEqual("base.yml ../team.yml", string.Join(' ', file.Extends.Select(reference => reference.Path)));
        Assert.AreEqual(new SourcePlace("daft.yml", 2, 21), file.Extends[1].Place);
        Assert.AreEqual(new FileReference("~/.daftrc", new SourcePlace("daft.yml", 3, 5)), file.ShellSetup);
        Assert.AreEqual(("tools/daft", ".mine"), (file.SourceDirectory, file.LocalSourceDirectory));
        Assert.AreEqual("CI=1 HOME_BIN=~/bin", string.Join(' ', file.Environment.Select(entry => $"{entry.Name}={entry.Value}")));
        Assert.AreEqual(new LogLimits { Retention = TimeSpan.FromDays(14), MaximumSize = 10 * 1024 * 1024 }, file.Log.Limits);
        Assert.AreEqual((3, 1L << 30), (file.Log.KeepLast, file.Log.MaximumTotalSize));
        Assert.IsFalse(file.Colors);
        Assert.AreEqual("worktree-post-create", string.Join(' ', file.ShownHooks!.Value));
    }

    [TestMethod]
    public void What_is_not_said_has_its_default()
    {
        DaftConfiguration file = Yml.Read("");
        Assert.AreEqual((".daft", ".daft-local"), (file.SourceDirectory, file.LocalSourceDirectory));
        Assert.IsTrue(file is { MinimumVersion: null, ShellSetup: null, Colors: true, ShownHooks: null });
        Assert.IsTrue(file.Extends.IsEmpty && file.Environment.IsEmpty);
        Assert.AreEqual(new LogSettings(), file.Log);
    }

    [TestMethod]
    public void One_base_needs_no_list() => Assert.AreEqual("base.yml", Yml.Read("extends: base.yml").Extends.Single().Path);

    [TestMethod]
    public void Output_is_of_all_hooks_or_of_none()
    {
        Assert.IsNull(Yml.Read("output: true").ShownHooks);
        Assert.IsTrue(Yml.Read("output: false").ShownHooks!.Value.IsEmpty);
    }

    [TestMethod]
    [DataRow("0.1.0", 0)]
    [DataRow("0.1.1", 1)]
    [DataRow("0", 0)]
    [DataRow("1", 1)]
    [DataRow("0.1.0.0", 0)]
    public void A_file_for_a_newer_daft_is_read_with_a_warning(string wanted, int warnings)
    {
        ConfigurationReading reading = ConfigurationReader.Read(Root("min_version", wanted), "daft.yml", () => new Version(0, 1, 0, 0));
        Assert.IsNotNull(reading.Configuration);
        Assert.AreEqual(warnings, reading.Problems.Count(problem => problem.Severity == ProblemSeverity.Warning));
    }

    [TestMethod]
    public void Both_versions_are_named() => Assert.AreEqual(
        "daft.yml:1:14: this file asks for daft 99.5; this is daft 0.1.0, which may not know all of it", Yml.Warnings("min_version: 99.5"));

    [TestMethod]
    public void Nobody_asks_for_the_version_of_a_daft_that_any_file_suits() =>
        Assert.IsNotNull(ConfigurationReader.Read(null, "daft.yml", () => throw new InvalidOperationException()).Configuration);

    [TestMethod]
    [DataRow("min_version: newest", "1:14: 'min_version' is 'newest'; it takes a version such as 1.2 or 1.2.3", null)]
    [DataRow("min_version: 1..2", "1:14: 'min_version' is '1..2'; it takes a version such as 1.2 or 1.2.3", null)]
    [DataRow("min_version: 99999999999", "1:14: 'min_version' is '99999999999'; it takes a version such as 1.2 or 1.2.3", null)]
    [DataRow("extends: /etc/daft.yml", "1:10: 'extends' is '/etc/daft.yml'; it takes a file of the repository, written relative to this one, or a list of them", null)]
    [DataRow("extends: [a.yml, {}]", "1:18: 'extends' is an empty map; it takes a file of the repository, written relative to this one, or a list of them", null)]
    [DataRow("rc: []", "1:5: 'rc' is an empty list; it takes the name of a file", null)]
    [DataRow("source_dir: ../x", "1:13: 'source_dir' is '../x'; it takes a folder inside the worktree, written relative to it", null)]
    [DataRow("source_dir_local: /x", "1:19: 'source_dir_local' is '/x'; it takes a folder inside the worktree, written relative to it", null)]
    [DataRow("env: {A B: 1}", "1:7: 'A B' cannot be the name of a variable", "it takes letters, digits and '_', and no digit in front")]
    [DataRow("log: 7d", "1:6: 'log' is '7d'; it takes a map with 'retention', 'max_log_size', 'keep_last' and 'max_total_size'", null)]
    [DataRow("log: {retension: 7d}", "1:7: unknown key 'retension' in 'log'", "did you mean 'retention'?")]
    [DataRow("log: {retention: 7}", "1:18: 'retention' is '7'; it takes a duration such as 7d, 12h or 30m", "write '7d' for days")]
    [DataRow("log: {retention: 2w}", "1:18: 'retention' is '2w'; it takes a duration such as 7d, 12h or 30m", "the units are d, h, m, s and ms, in this order; the longest is 3650d")]
    [DataRow("log: {max_log_size: 10 XB}", "1:21: 'max_log_size' is '10 XB'; it takes a size such as 10MB, 512k or 1048576", "a whole number above 0, then B, KB, MB, GB or TB")]
    [DataRow("log: {keep_last: -1}", "1:18: 'keep_last' is '-1'; it takes a whole number from 0", null)]
    [DataRow("colors: auto", "1:9: 'colors' is 'auto'; it takes true or false", null)]
    [DataRow("output: nothing", "1:9: 'output' is 'nothing'; it takes true, false, or a list of hooks", null)]
    [DataRow("output: [worktree-post-crate]", "1:10: 'output' is 'worktree-post-crate'; it takes true, false, or a list of hooks", "did you mean 'worktree-post-create'?")]
    public void A_mistake_is_told(string yaml, string expected, string? hint) =>
        Assert.AreEqual(hint is null ? $"daft.yml:{expected}" : $"daft.yml:{expected}\nhint: {hint}", Yml.Mistakes(yaml));

    private static Setting.Mapping Root(string key, string value)
    {
        var place = new SourcePlace("daft.yml", 1, 1);
        return new Setting.Mapping(place, [new Setting.Entry(key, place, new Setting.Scalar(place, value, IsQuoted: false))]);
    }
}
