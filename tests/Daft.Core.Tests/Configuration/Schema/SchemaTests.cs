using System.Collections.Immutable;
using System.Text.Json;
using Daft.Core.Configuration.Language;
using Daft.Core.Configuration.Schema;

namespace Daft.Core.Tests.Configuration.Schema;

/// <summary>The schema itself, as an editor meets it.</summary>
[TestClass]
public sealed class SchemaTests
{
    private static JsonElement Root { get; } = JsonDocument.Parse(ConfigurationSchema.Write()).RootElement;

    [TestMethod]
    public void It_says_which_draft_it_is_and_is_the_same_every_time()
    {
        Assert.AreEqual("https://json-schema.org/draft/2020-12/schema", Root.GetProperty("$schema").GetString());
        Assert.AreSequenceEqual(ConfigurationSchema.Write(), ConfigurationSchema.Write());
    }

    [TestMethod]
    public void It_is_read_by_people_too()
    {
        string text = System.Text.Encoding.UTF8.GetString(ConfigurationSchema.Write());
        Assert.StartsWith("{\n  \"$schema\": ", text);
        Assert.EndsWith("\n}\n", text);
        Assert.DoesNotContain("\\u", text);
    }

    [TestMethod]
    public void Every_key_of_every_level_is_in_it_with_its_description()
    {
        string text = string.Join('\n', Properties(Root).Select(property => $"{property.Name}: {property.Value.GetProperty("description").GetString()}"));
        foreach (Key key in new Level[] { FileKeys.All, FileKeys.Hooks, HookKeys.All, JobKeys.All, JobKeys.WithoutName, GroupKeys.All, LogKeys.OfJob, LogKeys.OfFile, RuleKeys.All, RuleKeys.Systems }.SelectMany(level => level.All))
            Assert.Contains($"{key.Name}: {key.Description}", text);
    }

    [TestMethod]
    public void What_is_accepted_with_a_warning_is_deprecated() => Assert.AreEqual(
        "copy layout merge no_tty post-clone post-merge pre-merge relations shared stale_running_after tasks worktree-post-remove worktree-pre-create worktree-pre-remove",
        string.Join(' ', Properties(Root).Where(property => property.Value.TryGetProperty("deprecated", out _)).Select(property => property.Name).Distinct().Order(StringComparer.Ordinal)));

    [TestMethod]
    public void What_is_named_is_described_once_and_used() => Assert.AreEqual(
        "condition group hook job log rule",
        string.Join(' ', Root.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name).Order(StringComparer.Ordinal)));

    [TestMethod]
    [DataRow("hooks: {worktree-post-create: {jobs: [{group: {jobs: [{group: {jobs: [{run: a, colour: red}]}}]}}]}}", "$: anyOf")]
    [DataRow("{}", null)]
    [DataRow("", null)]
    [DataRow("[]", "$: anyOf")]
    public void A_mistake_in_the_innermost_group_is_one_of_the_file(string yaml, string? violation) => Assert.AreEqual(
        violation, new JsonSchema(Root).FindViolation(YamlAsJson.Of(Engine.Yaml.YamlReader.Read(yaml, "daft.yml").Root)));

    private static IEnumerable<JsonProperty> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(keyword =>
            (keyword is { Name: "properties", Value.ValueKind: JsonValueKind.Object } ? keyword.Value.EnumerateObject().ToImmutableArray() : []).Concat(Properties(keyword.Value))),
        _ => [],
    };
}
