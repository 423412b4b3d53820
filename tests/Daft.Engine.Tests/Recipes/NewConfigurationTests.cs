using System.Runtime.Versioning;
using Daft.Core;
using Daft.Engine.Recipes;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Recipes;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class NewConfigurationTests : GitTest
{
    [TestMethod]
    public void It_is_written_and_nothing_else_is_left()
    {
        string folder = NewSandbox().Root;

        NewConfiguration.Write(folder, "hooks:\n");

        Assert.AreEqual("hooks:\n", File.ReadAllText(Path.Combine(folder, "daft.yml")));
        Assert.HasCount(1, Directory.GetFiles(folder));
    }

    [TestMethod]
    public void Another_file_in_its_place_stays_as_it_is()
    {
        string folder = NewSandbox().Root;
        File.WriteAllText(Path.Combine(folder, "daft.yml"), "mine");

        DaftException failure = Assert.ThrowsExactly<DaftException>(() => NewConfiguration.Write(folder, "hooks:\n"));

        StringAssert.StartsWith(failure.Message, "cannot write daft.yml: ", StringComparison.Ordinal);
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(folder, "daft.yml")));
        Assert.HasCount(1, Directory.GetFiles(folder));
    }

    [TestMethod]
    [DataRow("daft.yml")]
    [DataRow(".daft.yaml")]
    [DataRow(".config/daft.yml")]
    public void Any_of_the_known_names_is_taken_by_whatever_stands_there(string name)
    {
        string path = Path.Combine(NewSandbox().Root, name);
        string folder = path[..^(name.Length + 1)];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Assert.IsNull(NewConfiguration.FindTaken(folder));

        File.WriteAllText(path, "");
        Assert.AreEqual(name, NewConfiguration.FindTaken(folder));
        File.Delete(path);
        Directory.CreateDirectory(path);
        Assert.AreEqual(name, NewConfiguration.FindTaken(folder));
        Directory.Delete(path);
        File.CreateSymbolicLink(path, "nowhere");
        Assert.AreEqual(name, NewConfiguration.FindTaken(folder));
    }
}
