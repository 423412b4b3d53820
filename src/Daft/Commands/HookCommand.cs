using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Hooking;
using Daft.Engine.Launching;
using Daft.Engine.Platform;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

/// <summary>
/// <c>daft hook [--settings] post-checkout OLD NEW FLAG</c>, called by the shim, which may hand over git's settings on
/// standard input. git must never suffer: whatever happens in here, bugs of daft's included, it ends with 0, unless a job
/// failed under <c>fail_mode: abort</c>, or the user interrupted what git waits for. The shim passes these two on.
/// </summary>
internal static class HookCommand
{
    private const string PostCheckoutName = "post-checkout";
    private const string SettingsFlag = "--settings";
    private const string BranchFlag = "1";

    public static int Run(string[] args)
    {
        var composition = new Composition();
        // Of the command line's exit codes git knows none.
        int status = Boundary.Guard(composition, () => (int)Run(composition, args));
        return (ExitCode)status is ExitCode.JobFailed or ExitCode.Interrupted ? status : (int)ExitCode.Done;
    }

    private static ExitCode Run(Composition composition, string[] args)
    {
        bool hasSettings = args is [SettingsFlag, ..];
        if (args[(hasSettings ? 1 : 0)..] is not [PostCheckoutName, var oldId, var newId, var flag])
            throw new DaftException(CommandLineMessages.OnlyForGit);
        var hook = new PostCheckout(composition.Platform, composition.Configuration, composition.Preparer, composition.Launcher);
        return Tell(composition, Wait.For(hook.RunAsync(
            new HookCall
            {
                OldId = oldId,
                NewId = newId,
                IsBranchCheckout = flag == BranchFlag,
                Settings = hasSettings ? Composition.OpenInput() : null,
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
            case HookOutcome.Reminded reminded:
                Reminder.Tell(composition.Terminal, reminded.Failed, composition.Time.GetUtcNow());
                return ExitCode.Done;
            case HookOutcome.Launched launched:
                PreparationReport.TellWarnings(composition.Terminal, launched.Warnings);
                return Follow(composition, launched.Run);
            default:
                return ExitCode.Done;
        }
    }

    private static ExitCode Follow(Composition composition, LaunchedRun run)
    {
        RunReport report = OwnRun.Follow(composition, run);
        if (report.Signal == TerminationSignal.Interrupt)
            return ExitCode.Interrupted;
        return run.Run.State.Plan.FailMode == FailMode.Abort && !report.Failed.IsEmpty ? ExitCode.JobFailed : ExitCode.Done;
    }
}
