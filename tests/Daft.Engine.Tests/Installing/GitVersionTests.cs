using Daft.Engine.Installing;

namespace Daft.Engine.Tests.Installing;

[TestClass]
public sealed class GitVersionTests
{
    [TestMethod]
    [DataRow("git version 2.39.5\n", "2.39")]
    [DataRow("git version 2.39.5 (Apple Git-154)\n", "2.39")]
    [DataRow("git version 2.55.0.windows.1\r\n", "2.55")]
    [DataRow("git version 2.54.0-rc1", "2.54")]
    [DataRow("git version 2.54.rc0.12.gabcdef", "2.54")]
    [DataRow("git version 3.0", "3.0")]
    [DataRow("git version unknown", null)]
    [DataRow("hub version 2.14.2", null)]
    [DataRow("", null)]
    public void Versions_are_read_as_they_are_printed(string text, string? expected) =>
        Assert.AreEqual(expected, GitVersion.Parse(text)?.ToString());

    [TestMethod]
    public void Configuration_hooks_come_with_2_54()
    {
        Assert.IsTrue(new GitVersion(2, 54) >= GitVersion.WithConfigurationHooks);
        Assert.IsTrue(new GitVersion(3, 0) >= GitVersion.WithConfigurationHooks);
        Assert.IsTrue(new GitVersion(2, 9) < GitVersion.WithConfigurationHooks);
        Assert.IsFalse(GitVersion.Parse("") >= GitVersion.WithConfigurationHooks);
    }
}
