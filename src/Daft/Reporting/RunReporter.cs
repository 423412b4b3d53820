using Daft.Core.Runs;
using Daft.Engine;
using Daft.Engine.Following;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>Follows a run on the terminal until the jobs waited for have ended. The run itself goes on without it.</summary>
public sealed class RunReporter(ITerminal terminal, TimeProvider time)
{
    /// <summary>Ten pictures a second are as many as a person reads.</summary>
    private static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(100);

    /// <param name="watch">Of the run; catches signals where the caller wants them reported.</param>
    /// <param name="request">What to wait for and how to show it.</param>
    public RunReport Follow(RunWatch watch, FollowRequest request)
    {
        var display = new RunDisplay(terminal, time, watch.Folder, request) { FailureTold = watch.MarkSeen };
        try
        {
            return new Following(watch, request, display, time).ToTheEnd();
        }
        finally
        {
            display.Close();
        }
    }

    private sealed class Following(RunWatch watch, FollowRequest request, RunDisplay display, TimeProvider time)
    {
        private readonly long _start = time.GetTimestamp();
        private readonly HashSet<int> _watchedLogs = [];
        private long? _lastShown;
        private TerminationSignal? _signal;

        public RunReport ToTheEnd()
        {
            while (true)
            {
                bool isDone = IsDone(watch.Current);
                if (isDone || FrameLeft() <= TimeSpan.Zero)
                    Show();
                if (isDone)
                    return Finished();
                if (LimitLeft() <= TimeSpan.Zero)
                    return TimedOut();
                if (watch.Wait(NextLook()) == WatchOutcome.Interrupted && !GoesOnAfterSignal())
                    return Report();
            }
        }

        private void Show()
        {
            if (request.ShowsEverything)
                WatchLogs();
            display.Show(watch.Current.State);
            _lastShown = time.GetTimestamp();
        }

        /// <summary>Before they are read, so that nothing is written unseen between the two.</summary>
        private void WatchLogs()
        {
            foreach (JobState job in watch.Current.State.Jobs)
            {
                if (job.Status == JobStatus.Running && request.Jobs.Contains(job.Job.Index) && _watchedLogs.Add(job.Job.Index))
                    watch.WatchLog(watch.Folder.LogPath(job.Job));
            }
        }

        /// <summary>Not before the supervisor has confirmed that it holds the run, even where there is nothing to wait for.</summary>
        private bool IsDone(RunSnapshot run) =>
            run.IsOver || (run.State.StartedAt is not null && run.State.Jobs.All(job => job.Status.IsFinal() || !IsWaitedFor(job)));

        /// <summary>Once a run is being cancelled it is followed to its very end.</summary>
        private bool IsWaitedFor(JobState job) => _signal is not null || request.Jobs.Contains(job.Job.Index);

        private bool GoesOnAfterSignal()
        {
            bool isFirst = _signal is null;
            _signal = watch.Signal;
            if (_signal is not { } signal || signal == TerminationSignal.HangUp || !request.CancelsOnInterrupt)
                return false;
            display.Remark(isFirst ? RunMessages.Cancelling(signal) : RunMessages.Killing);
            return TryAsk(isFirst ? new ControlRequest.CancelAll() : new ControlRequest.KillAll());
        }

        private bool TryAsk(ControlRequest wish)
        {
            try
            {
                ControlRequest.Drop(watch.Folder, wish);
                return true;
            }
            catch (Exception e) when (FileTrouble.Is(e))
            {
                display.Remark(RunMessages.CannotAsk(e.Message));
                return false;
            }
        }

        private RunReport TimedOut()
        {
            if (ConfirmationLeft() <= TimeSpan.Zero)
                display.Remark(RunMessages.NotBegun);
            return Report() with { TimedOut = true };
        }

        private RunReport Finished()
        {
            if (request.IsOwn && Unfinished() is { Count: > 0 } jobs)
                display.Remark(Remaining(jobs));
            return Report();
        }

        private List<JobState> Unfinished() => [.. watch.Current.State.Jobs.Where(job => !job.Status.IsFinal() && !job.Job.IsSilent)];

        private string Remaining(List<JobState> jobs)
        {
            IReadOnlyDictionary<int, int>? places = request.Slots?.Foresee(watch.Current);
            List<JobState> queued = places is null ? [] : jobs.FindAll(job => places.ContainsKey(job.Job.Index));
            string[] others = [.. jobs.Except(queued).Select(job => job.Job.Name)];
            return queued.Count == 0
                ? RunMessages.GoesOnInBackground(others)
                : RunMessages.WaitsInLine([.. queued.Select(job => job.Job.Name)], queued.Min(job => places![job.Job.Index]), others);
        }

        private RunReport Report() => new()
        {
            State = watch.Current.State,
            Signal = _signal,
            Failed = [.. watch.Current.State.Jobs.Where(job => IsWaitedFor(job) && job.Status.IsFinal() && !job.Status.Satisfies())],
        };

        private TimeSpan? NextLook()
        {
            TimeSpan? frame = display.IsLive ? FrameLeft() : null;
            return (frame, LimitLeft()) switch
            {
                (null, var limit) => limit,
                (_, null) => frame,
                var (one, other) => one < other ? one : other,
            };
        }

        private TimeSpan? LimitLeft()
        {
            TimeSpan?[] limits = [request.Limit - time.GetElapsedTime(_start), ConfirmationLeft()];
            return limits.Min();
        }

        private TimeSpan? ConfirmationLeft() =>
            watch.Current.State.StartedAt is null ? request.ConfirmationLimit - time.GetElapsedTime(_start) : null;

        private TimeSpan FrameLeft() =>
            display.IsLive && _lastShown is { } shown ? FrameLength - time.GetElapsedTime(shown) : TimeSpan.Zero;
    }
}
