using System.Text;
using Daft.Core.Planning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;

namespace Daft.Engine.Store;

/// <summary>A run as it stands at one moment.</summary>
public sealed record RunSnapshot
{
    public required RunFolder Folder { get; init; }

    /// <summary>
    /// What had not ended under a supervisor that is gone is <see cref="JobStatus.Lost"/> here; so is, in a run that has
    /// finished, a job whose end cannot be read.
    /// </summary>
    public required RunState State { get; init; }

    /// <summary>Somebody holds the run's lock.</summary>
    public required bool IsSupervised { get; init; }

    /// <summary>Nothing of this run will ever change again.</summary>
    public bool IsOver => !IsSupervised || State.IsFinished;
}

/// <param name="survivors">Where given, a lost job that still lives is told from one that is gone.</param>
public sealed class RunReader(IFileTable files, Survivors? survivors = null)
{
    /// <returns>Null where the folder holds no plan that this daft can read.</returns>
    public RunSnapshot? TryRead(RunFolder folder) =>
        TryReadPlan(folder) is { } plan ? Read(folder, plan) : null;

    public RunSnapshot Read(RunFolder folder, RunPlan plan) => Read(new JournalTail(folder, plan));

    /// <summary>
    /// The lock is asked before the journal is read: once it is free nobody writes any more, so what is read then is
    /// the whole truth. The other order could call a run lost that had just ended well.
    /// </summary>
    public RunSnapshot Read(JournalTail journal)
    {
        bool supervised = files.IsLocked(journal.Folder.LockPath);
        RunState state = journal.Look();
        return new RunSnapshot
        {
            Folder = journal.Folder,
            IsSupervised = supervised,
            State = supervised && !state.IsFinished ? state : Lost(state),
        };
    }

    private RunState Lost(RunState state)
    {
        RunState lost = state.WithoutSupervisor();
        return survivors is null ? lost : lost.WithSurvivors(survivors.Of(lost).ToDictionary(survivor => survivor.Job.Job.Index, survivor => survivor.Job.Process));
    }

    public static RunPlan? TryReadPlan(RunFolder folder) => TryReadPlan(folder, mention: "");

    /// <param name="mention">Letters and digits that the plan has in it if it is of interest: most are not, and need not be parsed.</param>
    public static RunPlan? TryReadPlan(RunFolder folder, string mention)
    {
        try
        {
            byte[] plan = File.ReadAllBytes(folder.PlanPath);
            return plan.AsSpan().IndexOf(Encoding.ASCII.GetBytes(mention)) < 0 ? null : PlanJson.TryRead(plan);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Deleted since it was listed; or it is another user's, and then nothing of this one's.
            return null;
        }
    }
}
