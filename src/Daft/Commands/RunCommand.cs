using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Engine.Preparing;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class RunCommand
{
    public static Command Create(Composition composition)
    {
        var hook = new Argument<string>("HOOK") { Description = HelpText.Hook, DefaultValueFactory = _ => HookNames.WorktreePostCreate };
        var jobs = new Option<string[]>("--job", "-j") { Description = HelpText.OnlyJobs, HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = HelpText.DryRun };
        var json = new Option<bool>("--json") { Description = HelpText.PlanJson };
        var command = new Command("run", HelpText.Run) { hook, jobs, dryRun, json };
        command.SetAction(parsed =>
        {
            var wish = new RunWish { Hook = parsed.GetRequiredValue(hook), Jobs = [.. parsed.GetValue(jobs) ?? []], IsDry = parsed.GetValue(dryRun) };
            bool asJson = parsed.GetValue(json);
            return (int)(asJson && !wish.IsDry ? throw new DaftException(RunMessages.JsonIsForDryRuns, RunMessages.JsonIsForDryRunsHint) : Run(composition, wish, asJson));
        });
        return command;
    }

    public static ExitCode Run(Composition composition, RunWish wish, bool asJson = false)
    {
        Preparation preparation = wish.Prepare(composition);
        PreparationReport.TellWarnings(composition.Terminal, (preparation as Preparation.Ready)?.Warnings ?? []);
        switch (preparation)
        {
            case Preparation.Ready { Plan: var plan } when wish.IsDry:
                return Show(composition, plan, asJson);
            case Preparation.Ready { Plan: var plan }:
                return OwnRun.Follow(composition, composition.Launcher.Launch(plan, composition.Variables)).ExitCode;
            case Preparation.NothingToRun when asJson:
                composition.Output.TryWrite(DryRunJson.WriteNothing(wish.Hook));
                return ExitCode.Done;
            case Preparation.NothingToRun nothing:
                PreparationReport.Tell(composition.Terminal, nothing);
                return ExitCode.Done;
            case var refused:
                PreparationReport.Tell(composition.Terminal, refused);
                return ExitCode.CouldNot;
        }
    }

    private static ExitCode Show(Composition composition, RunPlan plan, bool asJson)
    {
        if (asJson)
            composition.Output.TryWrite(DryRunJson.Write(plan));
        else
            composition.Output.Print(string.Join('\n', DryRun.Lines(plan)));
        return ExitCode.Done;
    }
}
