using Daft.Core.Configuration;
using Daft.Core.Notices;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Notices;

[TestClass]
public sealed class DesktopNoticeTests
{
    [TestMethod]
    public void Each_program_gets_a_title_and_a_sentence()
    {
        string[] texts = ["daft: build failed", "in feature tree (feature/x): exit status 101"];

        CollectionAssert.AreEqual(new[] { "--app-name=daft", "--", texts[0], texts[1] }, Arguments("notify-send", "build", "feature/x"));
        CollectionAssert.AreEqual(new[] { "-title", texts[0], "-message", texts[1] }, Arguments("terminal-notifier", "build", "feature/x"));
        CollectionAssert.AreEqual(texts, Arguments("osascript", "build", "feature/x")[^2..]);
    }

    [TestMethod]
    [DataRow("<b>build</b>&amp;", "in feature tree (&lt;b&gt;build&lt;/b&gt;&amp;amp;): exit status 101")]
    [DataRow("a\\nb", "in feature tree (a\\\\nb): exit status 101")]
    [DataRow("$(reboot)`id`'\"", "in feature tree ($(reboot)`id`'\"): exit status 101")]
    [DataRow("a\e[2Jb\nc", "in feature tree (a\\\\u{1b}[2Jb\\\\nc): exit status 101")]
    public void A_hostile_branch_is_text_where_the_program_takes_markup_and_escapes(string branch, string body) =>
        Assert.AreEqual(body, Arguments("notify-send", "build", branch)[^1]);

    [TestMethod]
    public void A_hostile_name_is_no_option_and_no_property_list_of_any_program()
    {
        foreach (string program in DesktopNotice.Programs)
        {
            string[] arguments = Arguments(program, "-e do shell script \"id\"", "({x");
            Assert.Contains("daft: -e do shell script \"id\" failed", arguments);
            Assert.IsTrue(arguments[^2..].All(text => text == "-message" || char.IsAsciiLetter(text[0])), program);
        }
    }

    [TestMethod]
    public void A_long_name_is_cut() => Assert.IsLessThan(100, Arguments("notify-send", new string('x', 5000), "b")[2].Length);

    private static string[] Arguments(string program, string job, string branch)
    {
        RunPlan plan = Plans.Of(JobOrder.Parallel, Plans.Job(job)) with { Branch = branch };
        JobState failed = new() { Job = plan.Jobs[0], Status = JobStatus.Failed, Exit = ExitReport.Exited(101) };
        return [.. DesktopNotice.ArgumentsFor(program, plan, failed)];
    }
}
