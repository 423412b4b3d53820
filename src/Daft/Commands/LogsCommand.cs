using System.CommandLine;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class LogsCommand
{
    public static Command Create(Composition composition)
    {
        var follow = new Option<bool>("--follow", "-f") { Description = HelpText.FollowLog };
        var job = new Argument<string>("JOB") { Description = HelpText.OneJob };
        var command = new Command("logs", HelpText.Logs) { follow, job };
        command.SetAction(parsed => Print(composition, parsed.GetRequiredValue(job), parsed.GetValue(follow)));
        return command;
    }

    private static int Print(Composition composition, string name, bool follow)
    {
        FoundJob found = CurrentRepository.Find(composition).OwnRuns().OrNothingKnown().Latest(name);
        var log = new LogPrinter(composition.Output, found.Run.Folder.LogPath(found.Job.Job));
        JobState job = found.Job;
        if (follow && !job.Status.IsFinal())
            job = Follow(composition, found, log);
        else
            log.TryPrintNew();
        if (!log.HasPrinted && job.StartedAt is null)
            composition.Terminal.WriteLine(job.Status.IsFinal() ? LogsMessages.NeverStarted(job) : LogsMessages.NotStarted(job));
        return 0;
    }

    /// <returns>The job as it ended, or as it was when the reader went.</returns>
    private static JobState Follow(Composition composition, FoundJob found, LogPrinter log)
    {
        int index = found.Job.Job.Index;
        using var watch = new RunWatch(composition.Platform, found.Run, composition.Time, catchSignals: false);
        bool isWatched = false;
        while (true)
        {
            JobState job = watch.Current.State.Jobs[index];
            if (!isWatched && job.StartedAt is not null)
            {
                watch.WatchLog(log.Path);
                isWatched = true;
            }

            if (!log.TryPrintNew() || job.Status.IsFinal() || watch.Current.IsOver)
                return job;
            watch.Wait(limit: null);
        }
    }
}
