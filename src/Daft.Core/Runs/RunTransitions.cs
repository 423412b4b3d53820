namespace Daft.Core.Runs;

/// <summary>The life of a run: which events may follow which.</summary>
/// <remarks>
/// <code>
/// created ──run started──▶ supervised ──run finished──▶ finished
///                          supervised ──(the lock is free: nobody says so)──▶ lost
///                          lost ──run recovered──▶ supervised again, to end what lives on; nothing is started any more
///                          lost ──run settled──▶ settled
/// </code>
/// Interactive jobs run before there is a supervisor, so jobs have a life in every state but the last two, after which nothing changes.
/// A run is lost by what is missing, its lock and its end, and not by an event (<see cref="RunState.WithoutSupervisor"/>).
/// </remarks>
public static class RunTransitions
{
    /// <summary>An event that is not allowed here changes nothing, wherever it came from.</summary>
    public static bool Allows(RunState run, RunEvent happened) => happened switch
    {
        _ when run.IsFinished || run.IsSettled => false,
        RunEvent.RunStarted => run.StartedAt is null,
        _ => true,
    };
}
