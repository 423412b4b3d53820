using System.Runtime.Versioning;
using Daft.Engine.Installing;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Installing;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class InstallationRecordTests : GitTest
{
    private static readonly InstallationRecord Record = new() { HooksFolder = "/r/höoks", MadeFolder = true, ShimHash = "0123abcd" };

    [TestMethod]
    public void What_was_written_is_read()
    {
        string path = NewSandbox().PathOf("record");
        Record.Write(path);
        Assert.AreEqual(Record, InstallationRecord.Find(path));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"hooks_folder\":\"/r\",\"shim_sh")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("{\"hooks_folder\":1,\"made_folder\":2,\"shim_sha256\":3}")]
    [DataRow("{\"hooks_folder\":\"/r\",\"made_folder\":true}")]
    public void A_file_of_another_shape_is_no_record(string content)
    {
        string path = NewSandbox().PathOf("record");
        File.WriteAllText(path, content);
        Assert.IsNull(InstallationRecord.Find(path));
    }

    [TestMethod]
    public void What_cannot_be_read_is_no_record()
    {
        GitSandbox sandbox = NewSandbox();
        Assert.IsNull(InstallationRecord.Find(sandbox.PathOf("nowhere")));
        // Reading a folder is refused, to root too.
        Assert.IsNull(InstallationRecord.Find(Directory.CreateDirectory(sandbox.PathOf("folder")).FullName));
    }
}
