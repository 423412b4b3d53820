using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Hooking;
using Daft.Engine.Launching;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>
/// <c>daft hook post-checkout OLD NEW FLAG</c>, called by the shim. git must never suffer: whatever happens in here, bugs of
/// daft's included, it ends with 0, unless a job failed under <c>fail_mode: abort</c>.
/// </summary>
internal static class HookCommand
{
    private const string PostCheckoutName = "post-checkout";
    private const string BranchFlag = "1";

    public static int Run(string[] args)
    {
        var composition = new Composition();
        // Of the command line's exit codes git knows none.
        int status = Boundary.Guard(composition, () => (int)Run(composition, args));
        return status == (int)ExitCode.JobFailed ? status : (int)ExitCode.Done;
    }

    private static ExitCode Run(Composition composition, string[] args)
    {
        if (args is not [PostCheckoutName, var oldId, var newId, var flag])
            throw new DaftException(CommandLineMessages.OnlyForGit);
        var hook = new PostCheckout(composition.Platform, composition.Configuration, composition.Preparer, composition.Launcher);
        return Tell(composition, Wait.For(hook.RunAsync(
            new HookCall
            {
                OldId = oldId,
                NewId = newId,
                IsBranchCheckout = flag == BranchFlag,
                WorkingDirectory = composition.Directory,
                Environment = composition.Variables,
            },
            CancellationToken.None)));
    }

    private static ExitCode Tell(Composition composition, HookOutcome outcome)
    {
        switch (outcome)
        {
            case HookOutcome.Declined declined:
                PreparationReport.Tell(composition.Terminal, declined.Why);
                return ExitCode.Done;
            case HookOutcome.Launched launched:
                foreach (string warning in launched.Warnings)
                    composition.Terminal.WriteLine(RunMessages.Plain(PlainText.OfLine(warning)));
                return Follow(composition, launched.Run);
            default:
                return ExitCode.Done;
        }
    }

    private static ExitCode Follow(Composition composition, LaunchedRun run)
    {
        using var watch = composition.Launcher.Watch(run, catchSignals: true);
        var plan = run.Run.State.Plan;
        RunReport report = composition.Reporter.Follow(watch, FollowRequest.OfOwn(plan, composition.ShowsEverything));
        return plan.FailMode == FailMode.Abort && !report.Failed.IsEmpty ? ExitCode.JobFailed : ExitCode.Done;
    }
}
