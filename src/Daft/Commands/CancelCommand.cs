using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine;
using Daft.Engine.Following;
using Daft.Engine.Recovering;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class CancelCommand
{
    /// <summary>A supervisor may die while it is asked; whoever takes its place is asked again.</summary>
    private const int MostAttempts = 3;

    public static Command Create(Composition composition)
    {
        var jobs = new Argument<string[]>("JOB") { Description = HelpText.CancelJobs, Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all", "-a") { Description = HelpText.CancelAll };
        var run = new Option<string?>("--run") { Description = HelpText.CancelRun, HelpName = "RUN" };
        var worktree = new Option<string?>("--worktree", "-w") { Description = HelpText.CancelWorktree, HelpName = "WORKTREE" };
        var everywhere = new Option<bool>("--everywhere") { Description = HelpText.CancelEverywhere };
        var command = new Command("cancel", HelpText.Cancel) { jobs, all, run, worktree, everywhere };
        command.SetAction(parsed => (int)Cancel(composition, new CancelWish
        {
            Jobs = [.. parsed.GetValue(jobs) ?? []],
            All = parsed.GetValue(all),
            Run = parsed.GetValue(run),
            Worktree = parsed.GetValue(worktree),
            Everywhere = parsed.GetValue(everywhere),
        }));
        return command;
    }

    private static ExitCode Cancel(Composition composition, CancelWish wish)
    {
        if (wish.Fault is { } fault)
            throw new DaftException(fault);
        IReadOnlyList<RunSnapshot> runs = wish.FindRuns(CurrentRepository.Find(composition), composition.Directory);
        ImmutableArray<WaitTarget> targets = wish.Jobs.IsEmpty ? Running(runs) : Named(composition.Terminal, runs, wish.Jobs);
        if (wish.Jobs.IsEmpty && !wish.MeansAll)
            throw new DaftException(CancelMessages.SayWhich, CancelMessages.SayWhichHint([.. runs.SelectMany(RunLookup.Stoppable).Select(job => job.Job.Name)]));
        if (wish.Jobs.IsEmpty && targets.IsEmpty)
            composition.Terminal.WriteLine(RunMessages.Plain(wish.NothingRuns));
        bool wholeRuns = wish.Jobs.IsEmpty;
        foreach (WaitTarget target in targets)
            Ask(composition, target, wholeRuns);
        return targets.Select(target => Follow(composition, target, wholeRuns)).Where(code => code != ExitCode.Done).FirstOrDefault();
    }

    private static ImmutableArray<WaitTarget> Running(IReadOnlyList<RunSnapshot> runs) =>
    [
        .. runs.Select(run => new WaitTarget(run, [.. run.Stoppable().Select(job => job.Job.Index)]))
            .Where(target => !target.Jobs.IsEmpty),
    ];

    /// <summary>Every run that still has such a job; says so where none has.</summary>
    private static ImmutableArray<WaitTarget> Named(ITerminal terminal, IReadOnlyList<RunSnapshot> runs, ImmutableArray<string> names)
    {
        ImmutableArray<WaitTarget> targets =
        [
            .. runs.Select(run => new WaitTarget(run, [.. run.Stoppable().Where(job => names.Contains(job.Job.Name)).Select(job => job.Job.Index)]))
                .Where(target => !target.Jobs.IsEmpty),
        ];
        foreach (JobState job in names.Select(name => runs.Latest(name).Job).Where(job => !RunLookup.IsStoppable(job)))
            terminal.WriteLine(RunMessages.Plain(CancelMessages.NotRunning(job)));
        return targets;
    }

    /// <summary>The supervisor; where it is gone, whoever is put in its place finds the request there.</summary>
    private static void Ask(Composition composition, WaitTarget target, bool wholeRun)
    {
        try
        {
            foreach (ControlRequest request in wholeRun ? [new ControlRequest.CancelAll()] : target.Jobs.Select(job => new ControlRequest.CancelJob(job)).ToArray<ControlRequest>())
                ControlRequest.Drop(target.Run.Folder, request);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new DaftException(CancelMessages.Cannot(e.Message), e);
        }

        if (!target.Run.IsSupervised)
            composition.Launcher.TryRecover(target.Run.Folder, composition.Variables);
    }

    /// <summary>Until what was cancelled has ended; that jobs do not complete is what was asked for.</summary>
    private static ExitCode Follow(Composition composition, WaitTarget target, bool wholeRun)
    {
        for (int attempt = 1; ; attempt++)
        {
            RunReport report = Follow(composition, target);
            if (report.Signal is not null)
                return report.ExitCode;
            List<string> alive = [.. report.State.Jobs.Where(job => job.LivesOn && target.Jobs.Contains(job.Job.Index)).Select(job => job.Job.Name)];
            if (alive.Count == 0)
                return ExitCode.Done;
            if (attempt == MostAttempts)
                throw new DaftException(CancelMessages.StillAlive(alive));
            Ask(composition, target with { Run = new RunReader(composition.Platform.Files, new Survivors(composition.Platform)).Read(target.Run.Folder, report.State.Plan) }, wholeRun);
        }
    }

    private static RunReport Follow(Composition composition, WaitTarget target)
    {
        using var watch = new RunWatch(composition.Platform, target.Run, composition.Time, catchSignals: true);
        return composition.Reporter.Follow(watch, new FollowRequest
        {
            Jobs = target.Jobs,
            IsOwn = false,
            CancelsOnInterrupt = false,
        });
    }
}
