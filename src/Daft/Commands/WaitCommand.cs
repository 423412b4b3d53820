using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Following;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class WaitCommand
{
    public static Command Create(Composition composition)
    {
        var jobs = new Argument<string[]>("JOB") { Description = HelpText.WaitJobs, Arity = ArgumentArity.ZeroOrMore };
        Option<TimeSpan?> timeout = TimeoutOption.Create();
        var command = new Command("wait", HelpText.Wait) { jobs, timeout };
        command.SetAction(parsed => (int)Wait(composition, parsed.GetValue(jobs) ?? [], parsed.GetValue(timeout)));
        return command;
    }

    private static ExitCode Wait(Composition composition, string[] names, TimeSpan? limit)
    {
        IReadOnlyList<RunSnapshot> runs = CurrentRepository.Find(composition).OwnRuns().OrNothingKnown();
        ImmutableArray<WaitTarget> targets = names.Length > 0 ? WaitTargets.Named(runs, names) : WaitTargets.Everything(runs);
        Announce(composition.Terminal, targets);
        long start = composition.Time.GetTimestamp();
        ExitCode worst = ExitCode.Done;
        foreach (WaitTarget target in targets)
        {
            RunReport report = Follow(composition, target, limit - composition.Time.GetElapsedTime(start));
            if (report.TimedOut)
                throw OutOfTime([.. target.NamesOfUnfinished(report.State)], limit ?? TimeSpan.Zero);
            if (report.Signal is not null)
                return report.ExitCode;
            worst = report.ExitCode == ExitCode.Done ? worst : report.ExitCode;
        }

        return worst;
    }

    /// <summary>Where a live region shows what is waited for, there is no need to say it.</summary>
    private static void Announce(ITerminal terminal, ImmutableArray<WaitTarget> targets)
    {
        List<string> names = [.. targets.SelectMany(target => target.Unfinished())];
        if (names.Count > 0 && !terminal.Traits.IsLive)
            terminal.WriteLine(RunMessages.Plain(WaitMessages.Waiting(names)));
    }

    private static RunReport Follow(Composition composition, WaitTarget target, TimeSpan? limit)
    {
        using var watch = new RunWatch(composition.Platform, target.Run, composition.Time, catchSignals: true);
        return new RunReporter(composition.Terminal, composition.Time).Follow(watch, new FollowRequest
        {
            Jobs = target.Jobs,
            IsOwn = false,
            CancelsOnInterrupt = false,
            Limit = limit,
        });
    }

    private static DaftException OutOfTime(List<string> names, TimeSpan limit) =>
        new(WaitMessages.TimedOut(names, DurationText.Of(limit)), WaitMessages.TimedOutHint(names[0]), ExitCode.TimedOut);
}
