using System.Text;
using Daft.Core.Configuration;
using Daft.Engine.Git;

namespace Daft.Engine.Tests.Git;

[TestClass]
public sealed class HandedSettingsTests
{
    [TestMethod]
    public void What_the_shim_hands_over_is_read_as_gits_own_output_is()
    {
        GitSettings? settings = Read("daft.enabled\nno\0daft.hooks.worktreePostCreate.failmode\nabort\0\u00000\n");
        Assert.IsNotNull(settings);
        Assert.IsFalse(settings.Enabled);
        Assert.AreEqual(FailMode.Abort, settings.FindFailMode(HookNames.WorktreePostCreate));
    }

    [TestMethod]
    public void Status_1_means_that_nothing_is_set() => Assert.AreEqual(true, Read("\u00001\n")?.Enabled);

    [TestMethod]
    [DataRow("", DisplayName = "nothing at all")]
    [DataRow("\u0000128\n", DisplayName = "git failed")]
    [DataRow("\u0000-1\n", DisplayName = "no status of git's")]
    [DataRow("daft.enabled\nno\0", DisplayName = "cut short before the status")]
    [DataRow("daft.enabled\nno\u0000\u00000", DisplayName = "cut short within it")]
    [DataRow("some other text\n", DisplayName = "somebody else's input")]
    public void What_is_not_whole_is_not_believed(string text) => Assert.IsNull(Read(text));

    [TestMethod]
    public void A_long_text_is_read_whole()
    {
        string values = string.Concat(Enumerable.Range(0, 2000).Select(number => $"daft.value{number}\n{number}\0"));
        Assert.AreEqual(false, Read(values + "daft.enabled\noff\0\u00000\n")?.Enabled);
    }

    [TestMethod]
    public void A_text_without_end_is_given_up()
    {
        using var endless = new Endless();
        Assert.IsNull(HandedSettings.Read(endless));
    }

    [TestMethod]
    public void Whoever_keeps_the_pipe_open_is_not_waited_for()
    {
        using var held = new HeldOpen(Encoding.UTF8.GetBytes("daft.enabled\noff\0\u00000\n"));
        Assert.AreEqual(false, HandedSettings.Read(held)?.Enabled);
    }

    private static GitSettings? Read(string text)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return HandedSettings.Read(input);
    }

    /// <summary>A byte at a time, and a failed test where more is asked for than there is.</summary>
    private sealed class HeldOpen(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            Assert.AreNotEqual(Length, Position, "the end was not seen");
            return base.Read(buffer, offset, Math.Min(1, count));
        }
    }

    private sealed class Endless : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }
    }
}
