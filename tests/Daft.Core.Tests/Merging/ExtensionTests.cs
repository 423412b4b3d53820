using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Tests.Merging;

[TestClass]
public sealed class ExtensionTests
{
    [TestMethod]
    [DataRow("extends: [a.yml, ci/b.yml]", "a.yml 1.yml:1:11, ci/b.yml 1.yml:1:18")]
    [DataRow("extends:\n- a.yml", "a.yml 1.yml:2:3")]
    [DataRow("extends: a.yml", "a.yml 1.yml:1:10")]
    [DataRow("extends: []", "")]
    [DataRow("extends:", "")]
    [DataRow("hooks:", "")]
    [DataRow("", "")]
    public void The_names_under_extends(string text, string names) => Assert.AreEqual(names, Names(text, problem => Assert.Fail(problem.Message)));

    [TestMethod]
    [DataRow("extends: {a: b}")]
    [DataRow("extends: ['']")]
    [DataRow("extends: [a.yml, [b]]")]
    [DataRow("extends: [~]")]
    public void What_is_no_name_is_told(string text)
    {
        var problems = new List<Problem>();
        Names(text, problems.Add);
        Assert.HasCount(1, problems);
        Assert.AreEqual("1.yml", problems[0].Place.File);
    }

    [TestMethod]
    public void What_was_extended_is_said_no_more_and_a_second_list_is_a_mistake()
    {
        Assert.AreEqual("hooks", ((Setting.Mapping)Extension.Without(Layer.Parse("extends: a\nhooks:", "1.yml"))!).Entries.Single().Key);
        Assert.HasCount(1, ((Setting.Mapping)Extension.Without(Layer.Parse("extends: a\nextends: b", "1.yml"))!).Entries);
    }

    [TestMethod]
    public void The_file_of_a_hook_is_that_hook()
    {
        Setting? hook = HookFile.Wrap(Layer.Parse("jobs:\n- run: x", "worktree-post-create.yml"), "worktree-post-create");
        Assert.AreEqual("job-1 x worktree-post-create.yml:2", Layer.Jobs(ConfigurationReader.Read(hook, "daft.yml", () => new Version(0, 1)).Configuration!.Hooks.Single()));
        Assert.IsNull(HookFile.Wrap(Layer.Parse("# nothing", "worktree-post-create.yml"), "worktree-post-create"));
        CollectionAssert.Contains(HookFile.Names, "worktree-post-create.yml");
    }

    private static string Names(string text, Action<Problem> report) =>
        string.Join(", ", Extension.In(Layer.Parse(text, "1.yml"), report).Select(named => $"{named.Name} {named.Place}"));
}
