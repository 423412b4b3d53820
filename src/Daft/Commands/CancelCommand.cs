using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class CancelCommand
{
    public static Command Create(Composition composition)
    {
        var jobs = new Argument<string[]>("JOB") { Description = HelpText.OneJob, Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all", "-a") { Description = HelpText.CancelAll };
        var command = new Command("cancel", HelpText.Cancel) { jobs, all };
        command.SetAction(parsed => (int)Cancel(composition, parsed.GetValue(jobs) ?? [], parsed.GetValue(all)));
        return command;
    }

    private static ExitCode Cancel(Composition composition, string[] names, bool all)
    {
        if (all && names.Length > 0)
            throw new DaftException(CancelMessages.OneOrAll);
        IReadOnlyList<RunSnapshot> runs = CurrentRepository.Find(composition).OwnRuns();
        ImmutableArray<WaitTarget> targets = names.Length > 0 ? Named(composition.Terminal, runs, names) : Running(runs);
        if (names.Length == 0 && !all)
            throw new DaftException(CancelMessages.SayWhich, CancelMessages.SayWhichHint([.. targets.SelectMany(target => target.Unfinished())]));
        if (names.Length == 0 && targets.IsEmpty)
            composition.Terminal.WriteLine(RunMessages.Plain(CancelMessages.NothingRuns));
        foreach (WaitTarget target in targets)
            Ask(target, all);
        return targets.Select(target => Follow(composition, target)).Where(code => code != ExitCode.Done).FirstOrDefault();
    }

    private static ImmutableArray<WaitTarget> Running(IReadOnlyList<RunSnapshot> runs) =>
    [
        .. runs.Select(run => new WaitTarget(run, [.. run.Unfinished().Select(job => job.Job.Index)]))
            .Where(target => !target.Jobs.IsEmpty),
    ];

    /// <summary>Every run that still has such a job; says so where none has.</summary>
    private static ImmutableArray<WaitTarget> Named(ITerminal terminal, IReadOnlyList<RunSnapshot> runs, string[] names)
    {
        foreach (JobState job in names.Select(name => runs.Latest(name).Job).Where(job => job.Status.IsFinal()))
            terminal.WriteLine(RunMessages.Plain(CancelMessages.NotRunning(job)));
        return
        [
            .. runs.Select(run => new WaitTarget(run, [.. run.Unfinished().Where(job => names.Contains(job.Job.Name)).Select(job => job.Job.Index)]))
                .Where(target => !target.Jobs.IsEmpty),
        ];
    }

    private static void Ask(WaitTarget target, bool all)
    {
        try
        {
            foreach (ControlRequest request in all ? [new ControlRequest.CancelAll()] : target.Jobs.Select(job => new ControlRequest.CancelJob(job)).ToArray<ControlRequest>())
                ControlRequest.Drop(target.Run.Folder, request);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DaftException(CancelMessages.Cannot(e.Message), e);
        }
    }

    /// <summary>Until what was cancelled has ended; that jobs do not complete is what was asked for.</summary>
    private static ExitCode Follow(Composition composition, WaitTarget target)
    {
        using var watch = new RunWatch(composition.Platform, target.Run, composition.Time, catchSignals: true);
        RunReport report = new RunReporter(composition.Terminal, composition.Time).Follow(watch, new FollowRequest
        {
            Jobs = target.Jobs,
            IsOwn = false,
            CancelsOnInterrupt = false,
        });
        return report.Signal is null ? ExitCode.Done : report.ExitCode;
    }
}
