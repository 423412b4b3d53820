using Daft.Engine.Installing;
using Daft.Messages;

namespace Daft.Tests.Messages;

[TestClass]
public sealed class InstallMessagesTests
{
    private static readonly InstallationStep Section = new(InstallationPart.ConfigurationHook, StepOutcome.AlreadySo, "/r/.git/config");
    private static readonly InstallationStep File = new(InstallationPart.FileHook, StepOutcome.Done, "/r/.git/hooks/post-checkout");

    [TestMethod]
    public void Where_the_hook_file_was_removed_nobody_misses_lines_that_an_older_git_never_had() =>
        Assert.AreEqual("daft: /r/.git/hooks/post-checkout removed", Uninstalled(Section, File));

    [TestMethod]
    public void Where_nothing_was_there_both_places_are_named() => Assert.AreEqual(
        "daft: hook.daft in /r/.git/config was not there\ndaft: /r/.git/hooks/post-checkout was not there",
        Uninstalled(Section, File with { Outcome = StepOutcome.AlreadySo }));

    [TestMethod]
    public void What_is_left_alone_is_told_whatever_was_removed() => Assert.AreEqual(
        "daft: /r/.git/config left alone: it is another's\ndaft: /r/.git/hooks/post-checkout removed",
        Uninstalled(Section with { Outcome = StepOutcome.LeftAlone, Reason = "it is another's" }, File));

    private static string Uninstalled(params InstallationStep[] steps) =>
        string.Join('\n', InstallMessages.Uninstalled(new InstallationReport { Fires = false, Steps = [.. steps] }));
}
