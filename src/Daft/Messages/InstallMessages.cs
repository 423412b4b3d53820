using Daft.Engine.Installing;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft install</c> and <c>daft uninstall</c> say.</summary>
public static class InstallMessages
{
    public static string DoesNotFire => "daft is not installed: git will not call it in this repository";

    public static string StillFires => "git may still call daft in this repository";

    public static string NoConfiguration => "there is no daft.yml at HEAD yet; once there is one: daft trust";

    public static string NotApproved(string file) => $"{file} at HEAD has mistakes, so it is not approved; once they are mended: daft trust";

    public static string Approved => "approved: from now on git worktree add runs exactly this";

    public static IEnumerable<string> Installed(InstallationReport report) => Lines(report, "installed", "installed already");

    /// <summary>Older gits get a hook file alone, newer ones may have lines in the configuration alone: where one was removed, nobody misses the other.</summary>
    public static IEnumerable<string> Uninstalled(InstallationReport report)
    {
        bool isDone = report.Steps.Any(step => step is { Outcome: StepOutcome.Done, Part: InstallationPart.ConfigurationHook or InstallationPart.FileHook });
        return Lines(isDone ? report with { Steps = [.. report.Steps.Where(step => step.Outcome != StepOutcome.AlreadySo)] } : report, "removed", "was not there");
    }

    /// <summary>Markers and the shim's copy are daft's own affair; of them only a surprise is told.</summary>
    private static IEnumerable<string> Lines(InstallationReport report, string done, string already) =>
        report.Steps
            .Where(step => step.Outcome == StepOutcome.LeftAlone || step.Part is InstallationPart.ConfigurationHook or InstallationPart.FileHook or InstallationPart.FormerHook)
            .Select(step => RunMessages.Plain(Line(step, done, already)));

    private static string Line(InstallationStep step, string done, string already)
    {
        string path = PlainText.OfLine(step.Path);
        return step switch
        {
            { Outcome: StepOutcome.LeftAlone } => $"{path} left alone: {step.Reason}",
            { Part: InstallationPart.FormerHook } => $"the hook that was there before is {path}",
            { Part: InstallationPart.ConfigurationHook } => $"hook.daft in {path} {(step.Outcome == StepOutcome.Done ? done : already)}",
            _ => $"{path} {(step.Outcome == StepOutcome.Done ? done : already)}",
        };
    }
}
