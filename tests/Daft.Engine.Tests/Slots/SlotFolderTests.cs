using System.Runtime.Versioning;
using Daft.Engine.Slots;
using Daft.Engine.Tests.Platform;

namespace Daft.Engine.Tests.Slots;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class SlotFolderTests : PlatformTest
{
    private SlotFolder Line { get; set; } = null!;

    [TestInitialize]
    public void MakeLine()
    {
        Line = new SlotFolder(PathOf("daft/slots"), Files);
        Line.Open();
    }

    [TestMethod]
    public void The_first_of_the_line_go_and_the_others_wait_for_them()
    {
        SlotPlace first = Line.Join("a", 0);
        using SlotPlace second = Line.Join("b", 0);
        SlotPlace third = Line.Join("b", 1);
        Assert.IsTrue(first.IsAmongFirst(2) && second.IsAmongFirst(2));
        Assert.IsFalse(third.IsAmongFirst(2));
        Assert.AreEqual(1, Line.LookAtLiving().FindPlace("b", 1, 2));

        first.Dispose();
        Assert.IsTrue(third.IsAmongFirst(2));
        Assert.IsFalse(third.IsAmongFirst(1));
        third.Dispose();
        Assert.HasCount(1, Names());
    }

    [TestMethod]
    public void A_file_that_nobody_holds_is_in_nobodys_way_and_swept_away()
    {
        string dead = Path.Combine(Line.Path, "000000000041-gone-0");
        File.WriteAllBytes(dead, []);
        Assert.IsNull(Line.LookAtLiving().FindPlace("gone", 0, 1));
        using SlotPlace place = Line.Join("a", 0);
        Assert.IsTrue(place.IsAmongFirst(1));
        Assert.IsFalse(File.Exists(dead));
    }

    [TestMethod]
    public void One_who_dies_in_the_middle_of_the_line_is_noticed_when_it_would_be_its_turn()
    {
        SlotPlace first = Line.Join("a", 0);
        SlotPlace middle = Line.Join("b", 0);
        using SlotPlace last = Line.Join("c", 0);
        middle.Dispose();
        File.WriteAllBytes(Path.Combine(Line.Path, "000000000002-b-0"), []);
        Assert.IsFalse(last.IsAmongFirst(1));
        first.Dispose();
        Assert.IsTrue(last.IsAmongFirst(1));
    }

    [TestMethod]
    public void Many_at_once_have_numbers_of_their_own_and_those_before_them_add_up()
    {
        const int count = 200;
        SlotPlace[] places = new SlotPlace[count];
        Parallel.For(0, count, number => places[number] = Line.Join($"run{number}", 0));
        Assert.HasCount(count, Names());
        foreach (int limit in new[] { 1, 4, 50, count - 1, count })
            Assert.AreEqual(limit, places.Count(place => place.IsAmongFirst(limit)));
        foreach (SlotPlace place in places)
            place.Dispose();
        Assert.IsEmpty(Names());
        Assert.IsEmpty(Directory.GetFiles(PathOf("daft")), "drafts");
    }

    [TestMethod]
    public void A_folder_that_goes_lets_everybody_go()
    {
        using SlotPlace first = Line.Join("a", 0);
        using SlotPlace second = Line.Join("b", 0);
        Directory.Delete(Line.Path, recursive: true);
        Assert.IsTrue(second.IsAmongFirst(1));
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => Line.Join("c", 0));
    }

    [TestMethod]
    public void A_number_that_no_name_could_hold_is_not_drawn()
    {
        using IDisposable held = Files.CreateHeld(Path.Combine(Line.Path, "999999999999-odd-0"));
        Assert.ThrowsExactly<IOException>(() => Line.Join("a", 0));
    }

    [TestMethod]
    public void What_is_no_folder_cannot_be_opened()
    {
        File.WriteAllBytes(PathOf("file"), []);
        var line = new SlotFolder(PathOf("file"), Files);
        StringAssert.Contains(Assert.ThrowsExactly<IOException>(line.Open).Message, "cannot be used", StringComparison.Ordinal);
        Assert.IsNull(line.LookAtLiving().FindPlace("a", 0, 1));
    }

    [TestMethod]
    public void The_folder_is_for_this_user_alone() =>
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Line.Path));

    [TestMethod]
    public void It_is_where_the_XDG_specification_says()
    {
        string runtime = Directory.CreateDirectory(PathOf("run")).FullName;
        Assert.AreEqual($"{runtime}/daft/slots", Found(runtime, "/state"));
        Assert.AreEqual("/state/daft/slots", Found(PathOf("nothing"), "/state"));
        Assert.AreEqual("/state/daft/slots", Found("run", "/state"));
        Assert.AreEqual("/state/daft/slots", Found("", "/state"));
        Assert.AreEqual("/home/.local/state/daft/slots", Found("", ""));
    }

    private static string Found(string runtime, string state) => SlotFolder.FindPath(
        new Dictionary<string, string> { ["XDG_RUNTIME_DIR"] = runtime, ["XDG_STATE_HOME"] = state, ["HOME"] = "/home" });

    private string[] Names() => Directory.GetFiles(Line.Path);
}
