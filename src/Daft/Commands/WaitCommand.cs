using System.CommandLine;
using Daft.Core;
using Daft.Engine.Slots;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class WaitCommand
{
    public const string Name = "wait";

    public static Command Create(Composition composition)
    {
        var jobs = new Argument<string[]>("JOB") { Description = HelpText.WaitJobs, Arity = ArgumentArity.ZeroOrMore };
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        var json = new Option<bool>("--json") { Description = HelpText.WaitJson };
        var command = new Command(Name, HelpText.Wait) { jobs, timeout, json };
        command.SetAction(parsed => (int)Wait(composition, parsed.GetValue(jobs) ?? [], parsed.GetValue(timeout), parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Wait(Composition composition, string[] names, TimeSpan? limit, bool asJson)
    {
        WaitOutcome outcome = new Waiting(composition, CurrentRepository.Find(composition), names, limit).ToTheEnd();
        if (asJson)
            composition.Output.TryWrite(WaitJson.Write(outcome, new SlotPlaces(composition.Platform.Files).Find, composition.Time.GetUtcNow()));
        return outcome.Failure is { } failure ? throw failure : outcome.ExitCode;
    }
}
