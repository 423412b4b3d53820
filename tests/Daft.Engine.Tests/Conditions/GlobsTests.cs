using System.Runtime.Versioning;
using Daft.Engine.Conditions;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Conditions;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class GlobsTests : GitTest
{
    [TestMethod]
    [DataRow("main", "main", true)]
    [DataRow("main", "maintenance", false)]
    [DataRow("main", "Main", false)]
    [DataRow("main", "old/main", false)]
    [DataRow("*", "main", true)]
    [DataRow("*", "release/1.0", false)]
    [DataRow("**", "main", true)]
    [DataRow("**", "release/1.0/fix", true)]
    [DataRow("release/*", "release/1.0", true)]
    [DataRow("release/*", "release/1.0/fix", false)]
    [DataRow("release/*", "release", false)]
    [DataRow("release/**", "release/1.0/fix", true)]
    [DataRow("release/", "release/1.0/fix", true)]
    [DataRow("**/main", "main", true)]
    [DataRow("**/main", "a/b/main", true)]
    [DataRow("*/wip", "me/wip", true)]
    [DataRow("*/wip", "me/and/wip", false)]
    [DataRow("feat*", "feature", true)]
    [DataRow("*-fix-*", "a-fix-b", true)]
    [DataRow("*-fix-*", "a-fix", false)]
    [DataRow("*.*", "main", true)]
    [DataRow("v*.*", "v1.0", true)]
    [DataRow("v*.*", "v1", false)]
    [DataRow("refs/heads/*", "refs/heads/main", true)]
    [DataRow("größe/*", "größe/🚀", true)]
    [DataRow("a b", "a b", true)]
    [DataRow("[ab]", "a", false)]
    [DataRow("mai?", "main", false)]
    [DataRow("{a,b}", "{a,b}", true)]
    public void A_star_stays_within_its_part_of_the_name(string glob, string name, bool matches) => Assert.AreEqual(matches, Globs.Matches(glob, name));

    /// <summary>The library would ask for the current directory.</summary>
    [TestMethod]
    public void It_matters_to_nobody_where_daft_stands()
    {
        string before = Directory.GetCurrentDirectory();
        string gone = Directory.CreateDirectory(NewSandbox().PathOf("gone")).FullName;
        Directory.SetCurrentDirectory(gone);
        Directory.Delete(gone);
        try
        {
            Assert.IsTrue(Globs.Matches("release/*", "release/1.0"));
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
