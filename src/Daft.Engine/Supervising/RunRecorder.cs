using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Notices;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>What has happened, in the journal and in memory at once.</summary>
/// <param name="folder">Of the run.</param>
/// <param name="begun">What the journal says already.</param>
internal sealed class RunRecorder(RunFolder folder, RunState begun, Journal journal, SupervisorClock clock)
{
    public RunState State { get; private set; } = begun;

    public RunPlan Plan => State.Plan;

    /// <summary>Lines that the disk has not taken yet.</summary>
    public bool IsBehind => journal.IsBehind;

    public void Record(Func<DateTimeOffset, RunEvent> happened)
    {
        RunEvent line = happened(clock.WallTime);
        State = State.After(line);
        if (line is RunEvent.OfJob { Job: var job } && State.Jobs[job].Status == JobStatus.Failed)
            FailureNotice.Leave(folder, Plan, job);
        journal.Append(line);
    }

    public void Note(string text) => Record(at => new RunEvent.Noted(at, text));

    public void CatchUp() => journal.CatchUp();
}
