using System.Text.RegularExpressions;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>The projects here, the README and <c>daft init</c> show the same recipes.</summary>
[TestClass]
public sealed partial class RecipePageTests : EndToEndTest
{
    [TestMethod]
    [DynamicData(nameof(Configurations))]
    public void The_README_shows_it(string project)
    {
        string readme = File.ReadAllText(Path.Combine(SourceTree.Root, "README.md"));

        string[] shown = [.. YamlBlock().Matches(readme).Select(block => Undent(block.Groups["text"].Value))];

        Assert.Contains(Project.ConfigurationOf(project), shown, $"no block of the README is the daft.yml of {project}");
    }

    [TestMethod]
    [DataRow("rust")]
    [DataRow("go")]
    [DataRow("vite")]
    [DataRow("next")]
    [DataRow("gradle", "gradlew")]
    [DataRow("ccache")]
    [DataRow("python")]
    [DataRow("dotnet")]
    [DataRow("sccache")]
    public void Daft_init_writes_it(string project, params string[] furtherFiles)
    {
        Repository repository = Project.Create(Sandbox, project);
        foreach (string file in furtherFiles)
            repository.Write(file, "");
        repository.Git("rm", "--quiet", "--force", "daft.yml");
        repository.Commit("No configuration");

        string draft = repository.Daft("init", "--stdout").Output;

        string expected = Project.ConfigurationOf(project);
        // The compiler cache is there as a comment, for those who have one.
        if (project == "sccache")
            draft = CommentedEnvironment().Replace(draft, "        $1");
        CollectionAssert.AreEqual(Lines(expected), Lines(draft), draft);
    }

    public static IEnumerable<object[]> Configurations() =>
        Directory.GetDirectories(Project.FolderOf("."))
            .Where(folder => File.Exists(Path.Combine(folder, "daft.yml")))
            .Select(folder => new object[] { Path.GetFileName(folder) });

    /// <summary>What the files say, in the order of their keys' names: a comment and the order of keys say nothing.</summary>
    private static string[] Lines(string yaml) =>
        [.. yaml.Split('\n').Where(line => line.Trim().Length > 0 && !line.TrimStart().StartsWith('#')).Order(StringComparer.Ordinal)];

    private static string Undent(string block)
    {
        string[] lines = block.TrimEnd('\n').Split('\n');
        int depth = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length >= depth ? line[depth..] : line)) + "\n";
    }

    [GeneratedRegex(@"^ *```yaml\n(?<text>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("^        # (env:|  [A-Z_]+: .*)$", RegexOptions.Multiline)]
    private static partial Regex CommentedEnvironment();
}
