using System.Text.Json;
using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary><c>daft validate</c> with files, standard input and JSON, and <c>daft schema</c>.</summary>
[TestClass]
public sealed class ValidateTests : EndToEndTest
{
    private const int CouldNot = 2;

    private const string Sound = "hooks: {worktree-post-create: {jobs: [{name: build, run: make}]}}\n";
    private const string Suspicious = "min_version: 99.1\ncopy: [.env]\nhooks:\n";
    private const string Broken = "hooks:\n  worktree-post-create:\n    job: []\n    jobs: [{run: make, tmeout: 5m}]\n";

    [TestMethod]
    public void All_problems_of_all_files_are_told_at_once()
    {
        Repository repository = CreateRepository();

        CommandResult result = repository.TryDaft("validate", "broken.yml", "sound.yml", "missing.yml", "old.yml").ShouldExitWith(CouldNot);

        Assert.AreEqual("", result.Output);
        CollectionAssert.AreEqual(
            new[]
            {
                "error: broken.yml:3:5: unknown key 'job' in a hook",
                "        job: []",
                "        ^",
                "hint: did you mean 'jobs'?",
                "error: broken.yml:4:24: unknown key 'tmeout' in a job",
                "        jobs: [{run: make, tmeout: 5m}]",
                "                           ^",
                "hint: did you mean 'timeout'?",
                "sound.yml is valid: 1 job",
                $"error: cannot read missing.yml: Could not find file '{repository.PathOf("missing.yml")}'.",
                "warning: old.yml:1:14: this file asks for daft 99.1; this is daft 0.1.0, which may not know all of it",
                "    min_version: 99.1",
                "                 ^",
                "warning: old.yml:2:1: 'copy' does nothing: daft runs hooks and nothing else",
                "    copy: [.env]",
                "    ^",
                "old.yml is valid: 0 jobs",
                "3 problems",
            },
            result.ErrorLines);
    }

    [TestMethod]
    public void Warnings_alone_are_no_failure() => CreateRepository().Daft("validate", "sound.yml", "old.yml");

    [TestMethod]
    public void A_minus_is_standard_input()
    {
        Repository repository = CreateRepository();

        Assert.Contains("<stdin> is valid: 1 job", repository.Shell("daft validate - <sound.yml").ShouldExitWith(0).Error);
        Assert.StartsWith("error: <stdin>:3:5: ", repository.Shell("daft validate - <broken.yml").ShouldExitWith(CouldNot).Error);
        Assert.StartsWith("error: <stdin>:1:1: the file is larger than 1 MiB", repository.Shell("yes | daft validate -").ShouldExitWith(CouldNot).Error);
    }

    [TestMethod]
    public void Outside_a_repository_files_are_validated_all_the_same()
    {
        File.WriteAllText(Path.Combine(Sandbox.Root, "broken.yml"), Broken);
        Assert.Contains("broken.yml:3:5:", Sandbox.Run(Sandbox.Root, "daft", "validate", "broken.yml").ShouldExitWith(CouldNot).Error);
    }

    [TestMethod]
    public void Editors_get_a_flat_array_and_nothing_else()
    {
        Repository repository = CreateRepository();

        CommandResult result = repository.TryDaft("validate", "--json", "broken.yml", "missing.yml", "old.yml").ShouldExitWith(CouldNot);

        Assert.AreEqual("", result.Error);
        CollectionAssert.AreEqual(
            new[]
            {
                "broken.yml 3 5 error unknown key 'job' in a hook (did you mean 'jobs'?)",
                "broken.yml 4 24 error unknown key 'tmeout' in a job (did you mean 'timeout'?)",
                $"missing.yml 1 1 error cannot read missing.yml: Could not find file '{repository.PathOf("missing.yml")}'. ()",
                "old.yml 1 14 warning this file asks for daft 99.1; this is daft 0.1.0, which may not know all of it ()",
                "old.yml 2 1 warning 'copy' does nothing: daft runs hooks and nothing else ()",
            },
            Problems(result.Output));
    }

    [TestMethod]
    public void Nothing_wrong_is_an_empty_array()
    {
        Repository repository = CreateRepository();
        Assert.AreEqual("[]\n", repository.Daft("validate", "--json", "sound.yml").Output);
        Assert.AreEqual("[]\n", repository.Daft("validate", "--json").Output);
        Assert.AreEqual("[]\n", repository.Shell("daft validate --json - <sound.yml").ShouldExitWith(0).Output);
    }

    [TestMethod]
    public void Its_own_configuration_is_also_wrong_about_folders_in_JSON()
    {
        Repository repository = CreateRepository();
        repository.Write("daft.yml", Sound.Replace("run: make", "run: make, root: no-such-folder", StringComparison.Ordinal));

        string problem = Problems(repository.TryDaft("validate", "--json").ShouldExitWith(CouldNot).Output).Single();

        Assert.StartsWith("daft.yml 1 ", problem);
        Assert.Contains("no-such-folder", problem);
    }

    [TestMethod]
    public void The_schema_is_data_on_standard_output_wherever_one_stands()
    {
        CommandResult result = Sandbox.Run(Sandbox.Root, "daft", "schema").ShouldExitWith(0);

        using var schema = JsonDocument.Parse(result.Output);
        Assert.AreEqual("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        Assert.IsTrue(schema.RootElement.GetProperty("$defs").GetProperty("job").GetProperty("properties").TryGetProperty("background_output", out _));
        Assert.AreEqual("", result.Error);
    }

    private Repository CreateRepository()
    {
        Repository repository = Sandbox.CreateRepository(Sound);
        repository.Write("sound.yml", Sound);
        repository.Write("old.yml", Suspicious);
        repository.Write("broken.yml", Broken);
        return repository;
    }

    private static string[] Problems(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(problem =>
            $"{Text(problem, "file")} {problem.GetProperty("line").GetInt32()} {problem.GetProperty("column").GetInt32()} {Text(problem, "severity")} {Text(problem, "message")} ({Text(problem, "hint")})")];
    }

    private static string? Text(JsonElement problem, string field) => problem.GetProperty(field).GetString();
}
