using System.CommandLine;
using System.CommandLine.Parsing;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Retention;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class PruneCommand
{
    public static Command Create(Composition composition)
    {
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = HelpText.PruneDryRun };
        var olderThan = new Option<TimeSpan?>("--older-than") { Description = HelpText.OlderThan, HelpName = "D", CustomParser = ParseAge };
        var json = new Option<bool>("--json") { Description = HelpText.Json };
        var command = new Command("prune", HelpText.Prune) { dryRun, olderThan, json };
        command.SetAction(parsed =>
            (int)Prune(composition, parsed.GetValue(dryRun), parsed.GetValue(olderThan), parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Prune(Composition composition, bool isDry, TimeSpan? age, bool asJson)
    {
        RunStore store = CurrentRepository.Find(composition).Store;
        DateTimeOffset now = composition.Time.GetUtcNow();
        var sweep = new RunSweep(composition.Platform, store.CommonDirectory);
        sweep.AwaitLeaving();
        StoredRun[] over = [.. sweep.Look(now).Where(run => !run.IsLive && (age is null || now - run.EndedAt >= age))];
        StoredRun[] gone = isDry ? over : [.. over.Where(sweep.TryDelete)];
        if (!isDry)
            sweep.DeleteRemains(now);
        Tell(composition, gone, isDry, asJson, now);
        StoredRun[] left = [.. over.Except(gone).Where(sweep.StillHas)];
        return left.Length == 0 ? ExitCode.Done : throw new DaftException(PruneMessages.CouldNot(left, store.RunsPath));
    }

    private static void Tell(Composition composition, StoredRun[] runs, bool isDry, bool asJson, DateTimeOffset now)
    {
        if (asJson)
            composition.Output.TryWrite(PruneJson.Write(runs));
        else if (isDry && runs.Length > 0)
            composition.Output.Print(string.Join('\n', runs.Select(run => PruneMessages.Line(run, Durations.Ago(now - run.EndedAt)))));
        string summary = runs.Length == 0 ? PruneMessages.Nothing : isDry ? PruneMessages.WouldDelete(runs) : PruneMessages.Deleted(runs);
        if (!asJson)
            composition.Terminal.WriteLine(RunMessages.Plain(summary));
    }

    private static TimeSpan? ParseAge(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (DurationText.FindRetention(text) is { } span)
            return span;
        argument.AddError(CommandLineMessages.NotADuration(text));
        return null;
    }
}
