using System.Runtime.Versioning;
using Daft.Core;
using Daft.Core.Configuration.Schema;
using Daft.Engine.Recipes;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Recipes;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class NewSchemaTests : GitTest
{
    [TestMethod]
    public void It_is_written_where_the_first_line_of_a_draft_points()
    {
        string folder = NewSandbox().Root;

        Assert.IsTrue(NewSchema.TryWrite(folder));

        Assert.AreSequenceEqual(ConfigurationSchema.Write(), File.ReadAllBytes(Path.Combine(folder, ".daft/schema.json")));
        Assert.HasCount(1, Directory.GetFiles(Path.Combine(folder, ".daft")));
    }

    [TestMethod]
    public void The_same_one_is_as_good_as_written()
    {
        string folder = NewSandbox().Root;
        NewSchema.TryWrite(folder);
        Assert.IsTrue(NewSchema.TryWrite(folder));
    }

    [TestMethod]
    public void Another_one_stays_as_it_is()
    {
        string folder = NewSandbox().Root;
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, ".daft")).FullName, "schema.json");
        File.WriteAllText(path, "{}");

        Assert.IsFalse(NewSchema.TryWrite(folder));

        Assert.AreEqual("{}", File.ReadAllText(path));
    }

    [TestMethod]
    public void A_link_to_nowhere_is_not_followed()
    {
        string folder = NewSandbox().Root;
        Directory.CreateDirectory(Path.Combine(folder, ".daft"));
        File.CreateSymbolicLink(Path.Combine(folder, ".daft/schema.json"), Path.Combine(folder, "elsewhere"));

        DaftException failure = Assert.ThrowsExactly<DaftException>(() => NewSchema.TryWrite(folder));

        Assert.StartsWith("cannot write .daft/schema.json: ", failure.Message);
        Assert.IsFalse(File.Exists(Path.Combine(folder, "elsewhere")));
    }

    [TestMethod]
    public void A_file_in_the_place_of_its_folder_is_told()
    {
        string folder = NewSandbox().Root;
        File.WriteAllText(Path.Combine(folder, ".daft"), "mine");

        DaftException failure = Assert.ThrowsExactly<DaftException>(() => NewSchema.TryWrite(folder));

        Assert.AreEqual("daft.yml is written, and runs without it", failure.Hint);
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(folder, ".daft")));
    }
}
