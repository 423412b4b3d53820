using Daft.Core.Removal;

namespace Daft.Core.Runs;

/// <summary>One line of a run's journal. Whoever holds the run's lock is its only writer; the state of a run is derived from these alone.</summary>
public abstract record RunEvent(DateTimeOffset At)
{
    /// <summary>The supervisor holds the run.</summary>
    public sealed record RunStarted(DateTimeOffset At, ProcessIdentity Supervisor, string BootId, string Version) : RunEvent(At);

    /// <summary>What happened to one job. <paramref name="Job"/> is its index in the plan.</summary>
    public abstract record OfJob(DateTimeOffset At, int Job) : RunEvent(At);

    /// <summary>Written before the job is spawned, so that a job is never without a trace.</summary>
    public sealed record JobStarting(DateTimeOffset At, int Job) : OfJob(At, Job);

    /// <summary>The job's leader runs; its number is also that of its process group and session.</summary>
    public sealed record JobStarted(DateTimeOffset At, int Job, ProcessIdentity Process) : OfJob(At, Job)
    {
        /// <summary>The boot that <see cref="Process"/> belongs to; empty in journals of older versions, where the run's own says it.</summary>
        public string BootId { get; init; } = "";
    }

    /// <summary>The first rung of the stop ladder.</summary>
    public sealed record JobStopping(DateTimeOffset At, int Job, StopReason Reason) : OfJob(At, Job);

    /// <summary>The leader ended. <paramref name="Duration"/> is measured on a clock that is never set back.</summary>
    public sealed record JobFinished(DateTimeOffset At, int Job, ExitReport Exit, StopReason? Stopped, TimeSpan Duration) : OfJob(At, Job);

    /// <summary>The job could not be started: no such directory, no shell, a bad <c>env</c> value.</summary>
    public sealed record JobRefused(DateTimeOffset At, int Job, string Reason) : OfJob(At, Job);

    public sealed record JobSkipped(DateTimeOffset At, int Job, string Reason) : OfJob(At, Job);

    public sealed record JobBlocked(DateTimeOffset At, int Job, string Reason) : OfJob(At, Job);

    /// <summary>Stopped before it ever started; or stopped by somebody who is not its parent and cannot know how it ended.</summary>
    public sealed record JobCancelled(DateTimeOffset At, int Job, StopReason Reason) : OfJob(At, Job);

    /// <summary>The worktree is gone, and what became of its folder.</summary>
    public sealed record WorktreeRemoved(DateTimeOffset At, FolderFate Fate, string Path, string Detail) : RunEvent(At);

    /// <summary>The line for the slots cannot be used: from now on the heavy background jobs of this run wait for nobody.</summary>
    public sealed record SlotsMissing(DateTimeOffset At, string Reason) : RunEvent(At);

    /// <summary>Something worth knowing that changes no state: a job frozen and thawed, a watch that could not be had.</summary>
    public sealed record Noted(DateTimeOffset At, string Text) : RunEvent(At);

    /// <summary>
    /// The supervisor is gone without a word, and this process has taken its place to end what outlived it. It starts nothing: what was
    /// queued is lost. So is what ran, unless a line says otherwise.
    /// </summary>
    public sealed record RunRecovered(DateTimeOffset At, ProcessIdentity Supervisor) : RunEvent(At);

    /// <summary>The supervisor is gone without a word, and nothing of the run lives any more: nobody need look again.</summary>
    public sealed record RunSettled(DateTimeOffset At) : RunEvent(At);

    /// <summary>Every job has reached its end; the supervisor exits.</summary>
    public sealed record RunFinished(DateTimeOffset At) : RunEvent(At);
}
