using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>
/// One <c>daft wait</c>: for the first run of a worktree that is just being made, for the jobs, and for those of a run that
/// takes over meanwhile.
/// </summary>
internal sealed class Waiting(Composition composition, CurrentRepository repository, string[] names, TimeSpan? limit)
{
    private readonly long _start = composition.Time.GetTimestamp();
    private readonly HashSet<(string Run, int Job)> _followed = [];
    private WaitTargets _targets = new([], []);

    /// <exception cref="DaftException">There is no working tree here.</exception>
    public WaitOutcome ToTheEnd()
    {
        try
        {
            return WaitForRun() ?? WaitForJobs();
        }
        catch (DaftException unknown) when (unknown.ExitCode == ExitCode.NothingKnown)
        {
            return Outcome(ExitCode.NothingKnown) with { Failure = unknown };
        }
    }

    /// <returns>Null where there is a run, or where none will come any more.</returns>
    private WaitOutcome? WaitForRun()
    {
        var first = new FirstRunWait(composition.Platform, repository.Layout, composition.Time);
        return first.Wait(() => repository.OwnRuns().Count > 0, limit) switch
        {
            WatchOutcome.TimedOut => OutOfTime(WaitMessages.NoRunWithin(LimitText), hint: null),
            WatchOutcome.Interrupted => Outcome(CodeOf(first.Signal)),
            _ => null,
        };
    }

    private WaitOutcome WaitForJobs()
    {
        while (LookForMore() is { IsEmpty: false } targets)
        {
            Announce(targets);
            foreach (WaitTarget target in targets)
            {
                RunReport report = Follow(target);
                if (report.Signal is not null || report.TimedOut)
                    Look();
                if (report.Signal is { } signal)
                    return Outcome(CodeOf(signal));
                if (report.TimedOut && Unfinished() is { Count: > 0 } late)
                    return OutOfTime(WaitMessages.TimedOut(late, LimitText), WaitMessages.TimedOutHint(late[0]));
            }
        }

        bool isDone = _targets.Counted.SelectMany(target => target.Wanted()).All(job => job.Status.Satisfies());
        return Outcome(isDone ? ExitCode.Done : ExitCode.JobFailed);
    }

    private void Look()
    {
        IReadOnlyList<RunSnapshot> runs = repository.OwnRuns().OrNothingKnown();
        _targets = names.Length > 0 ? WaitTargets.Named(runs, names) : WaitTargets.Everything(runs);
    }

    /// <summary>What has not been followed yet: at first everything, then what came with new runs.</summary>
    private ImmutableArray<WaitTarget> LookForMore()
    {
        Look();
        return
        [
            .. _targets.All.Select(target => target with { Jobs = [.. target.Jobs.Where(job => _followed.Add((target.Run.Folder.RunId, job)))] })
                .Where(target => !target.Jobs.IsEmpty),
        ];
    }

    /// <summary>Where a live region shows what is waited for, there is no need to say it.</summary>
    private void Announce(ImmutableArray<WaitTarget> targets)
    {
        List<string> unfinished = [.. targets.SelectMany(target => target.Unfinished())];
        if (unfinished.Count > 0 && !composition.Terminal.Traits.IsLive)
            composition.Terminal.WriteLine(RunMessages.Plain(WaitMessages.Waiting(unfinished)));
    }

    private RunReport Follow(WaitTarget target)
    {
        using var watch = new RunWatch(composition.Platform, target.Run, composition.Time, catchSignals: true);
        return composition.Reporter.Follow(watch, new FollowRequest
        {
            Jobs = target.Jobs,
            IsOwn = false,
            CancelsOnInterrupt = false,
            Limit = limit - Elapsed,
        });
    }

    private TimeSpan Elapsed => composition.Time.GetElapsedTime(_start);

    /// <summary>A closed terminal ends the waiting too, and then nothing is known to be done.</summary>
    private static ExitCode CodeOf(TerminationSignal? signal) =>
        signal == TerminationSignal.Terminate ? ExitCode.Terminated : ExitCode.Interrupted;

    private string LimitText => DurationText.Of(limit ?? TimeSpan.Zero);

    private List<string> Unfinished() => [.. _targets.All.SelectMany(target => target.Unfinished()).Distinct()];

    private WaitOutcome OutOfTime(string message, string? hint) =>
        Outcome(ExitCode.TimedOut) with { Failure = new DaftException(message, hint, ExitCode.TimedOut) };

    private WaitOutcome Outcome(ExitCode code) => new()
    {
        Worktree = repository.WorktreeRoot,
        ExitCode = code,
        Jobs = [.. _targets.Counted.SelectMany(target => target.Wanted().Select(job => (target.Run, job)))],
        Waited = Elapsed,
    };
}
