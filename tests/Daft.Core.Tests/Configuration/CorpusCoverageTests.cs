using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration;

/// <summary>What the corpus of configuration files has in it, held against the tables of keys.</summary>
[TestClass]
public sealed class CorpusCoverageTests
{
    [TestMethod]
    public void Every_key_of_every_level_stands_in_a_file_without_an_error()
    {
        ImmutableHashSet<string> found = [.. Texts().Select(text => YamlReader.Read(text, "f").Root).OfType<Setting>().SelectMany(KeysOf)];
        Assert.AreEqual("", string.Join(' ', KeyPaths.All().Select(path => path.Last(key => key != "-")).Where(key => !found.Contains(key)).Distinct()));
    }

    private static IEnumerable<string> Texts() => Directory.EnumerateFiles(FindCorpus(AppContext.BaseDirectory), "*.plan.txt", SearchOption.AllDirectories)
        .Select(plan => File.ReadAllText(plan.Replace(".plan.txt", ".yml", StringComparison.Ordinal)));

    private static IEnumerable<string> KeysOf(Setting setting) => setting switch
    {
        Setting.Mapping map => map.Entries.SelectMany(entry => KeysOf(entry.Value).Prepend(entry.Key)),
        Setting.Sequence list => list.Items.SelectMany(KeysOf),
        _ => [],
    };

    private static string FindCorpus(string folder) => Directory.Exists(Path.Combine(folder, "tests", "Corpus"))
        ? Path.Combine(folder, "tests", "Corpus")
        : FindCorpus(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside the repository that they were built from"));
}
