using System.Runtime.Versioning;
using Daft.Engine.Store;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Store;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ControlRequestTests : GitTest
{
    public static IEnumerable<ControlRequest> Everything =>
        [new ControlRequest.CancelAll(), new ControlRequest.KillAll(), new ControlRequest.CancelJob(0), new ControlRequest.CancelJob(12)];

    [TestMethod]
    public void Each_request_is_taken_once()
    {
        RunFolder folder = NewFolder();
        foreach (ControlRequest request in Everything)
            ControlRequest.Drop(folder, request);
        CollectionAssert.AreEquivalent(Everything.ToArray(), ControlRequest.Take(folder).ToArray());
        Assert.IsEmpty(ControlRequest.Take(folder));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.ControlPath));
    }

    [TestMethod]
    public void Asking_twice_is_asking_once_and_asking_again_later_is_asking_again()
    {
        RunFolder folder = NewFolder();
        ControlRequest.Drop(folder, new ControlRequest.CancelJob(3));
        ControlRequest.Drop(folder, new ControlRequest.CancelJob(3));
        Assert.HasCount(1, ControlRequest.Take(folder));
        ControlRequest.Drop(folder, new ControlRequest.CancelJob(3));
        Assert.HasCount(1, ControlRequest.Take(folder));
    }

    [TestMethod]
    [DataRow("pause-all")]
    [DataRow("cancel-")]
    [DataRow("cancel--1")]
    [DataRow("cancel-+1")]
    [DataRow("cancel- 1")]
    [DataRow("cancel-1.tmp")]
    [DataRow("cancel-99999999999")]
    [DataRow("CANCEL-ALL")]
    [DataRow(".cancel-all")]
    public void Names_that_this_version_does_not_know_are_left_where_they_are(string name)
    {
        RunFolder folder = NewFolder();
        File.WriteAllBytes(Path.Combine(folder.ControlPath, name), []);
        ControlRequest.Drop(folder, new ControlRequest.CancelAll());
        Assert.AreEqual(new ControlRequest.CancelAll(), ControlRequest.Take(folder).Single());
        Assert.IsTrue(File.Exists(Path.Combine(folder.ControlPath, name)));
    }

    [TestMethod]
    public void Folders_are_no_requests()
    {
        RunFolder folder = NewFolder();
        Directory.CreateDirectory(Path.Combine(folder.ControlPath, "cancel-all"));
        Assert.IsEmpty(ControlRequest.Take(folder));
    }

    [TestMethod]
    public void Where_the_folder_is_missing_nothing_was_asked() => Assert.IsEmpty(ControlRequest.Take(new RunFolder("/no/such/run")));

    private RunFolder NewFolder()
    {
        var folder = new RunFolder(NewSandbox().PathOf("run"));
        Directory.CreateDirectory(folder.ControlPath);
        return folder;
    }
}
