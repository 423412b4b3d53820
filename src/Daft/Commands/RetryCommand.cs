using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>
/// <c>daft retry</c>: what did not get done runs again, from the configuration as it stands now, and with it everything that
/// it needs. A need that completed runs again too: the worktree may have been switched, pulled or cleaned since, so that
/// nobody can tell whether what it made is still there and still right; an install that has nothing to do is quick.
/// </summary>
internal static class RetryCommand
{
    public static Command Create(Composition composition)
    {
        var jobs = new Argument<string[]>("JOB") { Description = HelpText.RetryJobs, Arity = ArgumentArity.ZeroOrMore };
        var failed = new Option<bool>("--failed") { Description = HelpText.RetryFailed };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = HelpText.DryRun };
        var json = new Option<bool>("--json") { Description = HelpText.PlanJson };
        var command = new Command("retry", HelpText.Retry) { jobs, failed, dryRun, json };
        command.SetAction(parsed =>
        {
            bool isDry = parsed.GetValue(dryRun);
            bool asJson = parsed.GetValue(json);
            if (asJson && !isDry)
                throw new DaftException(RunMessages.JsonIsForDryRuns, RunMessages.JsonIsForDryRunsHint);
            return (int)Retry(composition, parsed.GetValue(jobs) ?? [], parsed.GetValue(failed), new RunWish { IsDry = isDry }, asJson);
        });
        return command;
    }

    private static ExitCode Retry(Composition composition, string[] names, bool failedOnly, RunWish wish, bool asJson)
    {
        var repository = CurrentRepository.Find(composition);
        ImmutableArray<RunSnapshot> runs = repository.RecentRuns();
        runs.OrNothingKnown();
        RetrySelection selection = Choose(WorktreeStanding.Of([.. runs.Select(run => run.State)]), names, failedOnly);
        Tell(composition, selection.LeftOut.Select(RetryMessages.LeftOut));
        ImmutableArray<string> jobs = WithoutGone(composition, repository, runs[0].State.Plan.Hook, selection.Jobs);
        if (jobs.IsEmpty)
        {
            Tell(composition, [RetryMessages.Nothing(selection.Unfinished)]);
            return ExitCode.Done;
        }

        if (!selection.Unfinished.IsEmpty)
            throw new DaftException(RetryMessages.StillRunning(selection.Unfinished), RetryMessages.StillRunningHint);
        return RunCommand.Run(composition, wish with { Hook = runs[0].State.Plan.Hook, Jobs = jobs, Trigger = RunMessages.RetryTrigger }, asJson);
    }

    private static RetrySelection Choose(WorktreeStanding standing, string[] names, bool failedOnly)
    {
        foreach (string name in names.Where(name => standing.Find(name) is null))
            throw RunLookup.Unknown(name, [.. standing.Jobs.Select(job => job.Name)]);
        return RetrySelection.Of(standing, names, failedOnly);
    }

    /// <summary>Says which jobs the configuration has no longer. Where it has mistakes, the run will say so.</summary>
    private static ImmutableArray<string> WithoutGone(Composition composition, CurrentRepository repository, string hook, ImmutableArray<string> jobs)
    {
        if (jobs.IsEmpty)
            return [];
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(repository.InWorktree(), CancellationToken.None));
        LayeredReading reading = Wait.For(files.ReadAsync(CancellationToken.None));
        if (reading is { Configuration: null, Problems.IsEmpty: false })
            return jobs;
        HashSet<string> known = [.. reading.Configuration?.FindHook(hook)?.AllJobs().Select(job => job.Name) ?? []];
        Tell(composition, jobs.Where(job => !known.Contains(job)).Select(RetryMessages.Gone));
        return [.. jobs.Where(known.Contains)];
    }

    private static void Tell(Composition composition, IEnumerable<string> sentences)
    {
        foreach (string sentence in sentences)
            composition.Terminal.WriteLine(RunMessages.Plain(sentence));
    }
}
