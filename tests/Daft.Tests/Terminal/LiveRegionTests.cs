using Daft.Terminal;
using Daft.Tests.Harness;

namespace Daft.Tests.Terminal;

[TestClass]
public sealed class LiveRegionTests
{
    [TestMethod]
    public void A_frame_replaces_the_one_before()
    {
        var terminal = new FakeTerminal();
        var region = new LiveRegion(terminal);

        region.Draw(["first one", "first two", "first three"]);
        region.Draw(["second"]);

        Assert.AreEqual("second", terminal.Screen.Text);
    }

    [TestMethod]
    public void Lines_that_stay_go_above_it()
    {
        var terminal = new FakeTerminal();
        var region = new LiveRegion(terminal);
        terminal.Write("from git\n");

        region.Draw(["running", "running too"]);
        region.WriteAbove(["done"]);
        region.Draw(["running too"]);

        Assert.AreEqual("from git\ndone\nrunning too", terminal.Screen.Text);
    }

    [TestMethod]
    public void Erased_it_leaves_nothing_and_the_cursor_where_it_began()
    {
        var terminal = new FakeTerminal();
        var region = new LiveRegion(terminal);
        terminal.Write("before\n");

        region.Draw(["one", "two"]);
        region.Erase();
        terminal.Write("after");

        Assert.AreEqual("before\nafter", terminal.Screen.Text);
    }

    [TestMethod]
    public void An_empty_frame_erases() => Assert.AreEqual("kept", ScreenAfter(region =>
    {
        region.WriteAbove(["kept"]);
        region.Draw(["gone"]);
        region.Draw([]);
    }));

    [TestMethod]
    public void Nothing_is_written_where_there_is_nothing_to_erase()
    {
        var terminal = new FakeTerminal();

        new LiveRegion(terminal).Erase();

        Assert.IsEmpty(terminal.Writes);
    }

    [TestMethod]
    public void It_may_stand_at_the_foot_of_the_screen()
    {
        var terminal = new FakeTerminal(rows: 4);
        var region = new LiveRegion(terminal);
        for (int line = 0; line < 10; line++)
            terminal.Write($"line {line}\n");

        for (int frame = 0; frame < 5; frame++)
            region.Draw([$"a {frame}", $"b {frame}", $"c {frame}"]);

        Assert.EndsWith("line 8\nline 9\na 4\nb 4\nc 4", terminal.Screen.Text);
    }

    [TestMethod]
    [DataRow(80, 20, true)]
    [DataRow(80, 20, false)]
    [DataRow(200, 80, true)]
    [DataRow(200, 33, true)]
    [DataRow(200, 33, false)]
    [DataRow(20, 80, true)]
    [DataRow(20, 200, false)]
    public void A_resized_window_keeps_no_piece_of_an_old_frame(int before, int after, bool reflows)
    {
        var terminal = new FakeTerminal(before, reflows: reflows);
        var region = new LiveRegion(terminal);
        terminal.Write("kept\n");

        region.Draw([new string('x', before - 1), new string('y', before - 1)]);
        terminal.Screen.Resize(after);
        region.Draw([new string('a', after - 1), "b"]);

        Assert.AreEqual($"kept\n{new string('a', after - 1)}\nb", terminal.Screen.Text);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_window_made_narrower_while_a_frame_is_being_written_breaks_no_line(bool reflows)
    {
        var terminal = new FakeTerminal(20, reflows: reflows);
        var region = new LiveRegion(terminal);

        region.Draw([new string('x', 70), new string('y', 70)]);
        region.Draw(["a", "b"]);

        Assert.AreEqual("a\nb", terminal.Screen.Text);
    }

    [TestMethod]
    public void The_cursor_is_never_hidden_and_each_frame_is_one_write()
    {
        var terminal = new FakeTerminal();
        var region = new LiveRegion(terminal);

        region.Draw(["one", "two"]);
        region.WriteAbove(["three"]);
        region.Draw(["four"]);

        Assert.HasCount(3, terminal.Writes);
        Assert.DoesNotContain("\e[?25l", terminal.Written);
        Assert.AreEqual(0, terminal.Screen.CursorColumn);
    }

    private static string ScreenAfter(Action<LiveRegion> draw)
    {
        var terminal = new FakeTerminal();
        draw(new LiveRegion(terminal));
        return terminal.Screen.Text;
    }
}
