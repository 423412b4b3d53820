using Daft.Engine.Platform;

namespace Daft.Engine.Supervising;

/// <summary>
/// Stops the jobs where they stand for as long as it is not known whether the worktree goes. Frozen processes outlive
/// their supervisor, so there is a limit of its own.
/// </summary>
internal sealed class JobFreezer(SupervisorClock clock, Action<ProcessSignal> signalJobs)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>One folder at the root can hold a hundred thousand files, and their delete gives no sign before its end.</summary>
    private static readonly TimeSpan LimitBesideRemover = TimeSpan.FromMinutes(1);

    /// <summary>When they thaw whatever is known by then; null while they are not frozen.</summary>
    public TimeSpan? ThawAt { get; private set; }

    public bool IsFrozen => ThawAt is not null;

    /// <summary>Again and again while a delete goes on: each sign of it moves the limit.</summary>
    /// <param name="besideRemover">Somebody is known to be removing this very worktree, and his end will be told.</param>
    public void Freeze(bool besideRemover = false)
    {
        signalJobs(ProcessSignal.Freeze);
        ThawAt = clock.Now + (besideRemover ? LimitBesideRemover : Limit);
    }

    /// <summary>
    /// At the next turn, unless it brings a new sign: one that came while this one was looked into must find the jobs
    /// still frozen, or they write once more between the two.
    /// </summary>
    public void ThawSoon()
    {
        if (IsFrozen)
            ThawAt = clock.Now;
    }

    public void Tick()
    {
        if (ThawAt <= clock.Now)
            Thaw();
    }

    /// <summary>Now. Nobody is left to do it once the supervisor has gone.</summary>
    public void Thaw()
    {
        if (!IsFrozen)
            return;
        ThawAt = null;
        signalJobs(ProcessSignal.Thaw);
    }
}
