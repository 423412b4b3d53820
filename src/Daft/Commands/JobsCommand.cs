using System.CommandLine;
using Daft.Engine.Slots;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class JobsCommand
{
    public static Command Create(Composition composition)
    {
        var all = new Option<bool>("--all", "-a") { Description = HelpText.AllWorktrees };
        var json = new Option<bool>("--json") { Description = HelpText.Json };
        var command = new Command("jobs", HelpText.Jobs) { all, json };
        command.SetAction(parsed => List(composition, parsed.GetValue(all), parsed.GetValue(json)));
        return command;
    }

    private static int List(Composition composition, bool all, bool asJson)
    {
        var repository = CurrentRepository.Find(composition);
        IReadOnlyList<RunSnapshot> runs = all ? repository.AllRuns() : repository.OwnRuns();
        var places = new SlotPlaces(composition.Platform.Files);
        DateTimeOffset now = composition.Time.GetUtcNow();
        if (asJson)
        {
            composition.Output.TryWrite(JobsJson.Write(runs, places.Find, now));
            return 0;
        }

        if (runs.Count == 0)
        {
            composition.Terminal.WriteLine(RunMessages.Plain(all ? JobsMessages.NoneAnywhere : JobsMessages.None));
            return 0;
        }

        var table = new JobsTable { NamesWorktrees = all, IsRemoved = repository.WorktreesThatAreGone(), PlaceOf = places.Find, Now = now };
        return composition.Output.Print(string.Join('\n', table.Lines(runs)));
    }
}
