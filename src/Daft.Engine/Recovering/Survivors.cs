using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;
using Daft.Engine.Supervising;

namespace Daft.Engine.Recovering;

/// <summary>Finds what outlived its supervisor (<c>kill -9</c>, a crash, the system's out-of-memory killer).</summary>
/// <remarks>
/// What a journal names may long be somebody else's: numbers of processes are reused, and after a boot they all are. So this
/// is the one place that says what is provably ours, and nothing else of a lost run is ever sent a signal:
/// <list type="bullet">
/// <item>The boot is the one that the journal names, and the start time is known.</item>
/// <item>The leader lives with the recorded number and start time. Then its group is the job's, because it made it.</item>
/// <item>Or nobody has the leader's number, and in the group of that number is a process, no older than the leader, that was
/// started with this run's id and this job's name in its environment. The system gives no number to a new process while
/// a group bears it: a stranger with the leader's number proves that the job's group is gone.</item>
/// <item>The journal announces the job, and the supervisor died before it could write the number. Then the leader is the first
/// process that leads a session and has the job's log for its standard output: the file lies in a folder of daft's own, and was so
/// before the supervisor's lock was free.</item>
/// </list>
/// </remarks>
public sealed class Survivors(IPlatform platform)
{
    private static readonly IReadOnlySet<int> NoChildren = ImmutableHashSet<int>.Empty;

    public ImmutableArray<Survivor> Of(RunState run) => run.IsFinished || run.IsSettled || platform.BootId is not { Length: > 0 } boot
        ? []
        : [.. run.Jobs.Where(job => MayLive(run, job, boot)).Select(job => FindLeader(run, job)).OfType<JobState>().Select(job => Find(run, job, [])).OfType<Survivor>()];

    /// <summary>The same job a moment later; null when nothing of it is left.</summary>
    public Survivor? After(RunState run, Survivor before) => Find(run, before.Job, before.Members);

    private static bool MayLive(RunState run, JobState job, string boot) =>
        (job is { Process.IsProvable: true, Status: JobStatus.Running or JobStatus.Lost } || IsUnrecorded(job))
        && (job.BootId.Length > 0 ? job.BootId : run.BootId) == boot;

    private static bool IsUnrecorded(JobState job) => job is { Process: null, Announced: true, Status: JobStatus.Queued or JobStatus.Lost };

    /// <returns>The job with its process, where the journal has none; null where there is none.</returns>
    private JobState? FindLeader(RunState run, JobState job)
    {
        if (!IsUnrecorded(job))
            return job;
        string log = new RunFolder(Path.Combine(RunStore.RunsIn(run.Plan.CommonDirectory), run.Plan.RunId)).LogPath(job.Job);
        ProcessIdentity[] leaders = [.. platform.Processes.LeadersWritingTo(platform.Files.FindRealPath(log) ?? log)];
        return leaders.Length == 0 ? null : job with { Process = leaders.MinBy(leader => leader.StartTime) };
    }

    private Survivor? Find(RunState run, JobState job, ImmutableArray<ProcessIdentity> known)
    {
        ProcessIdentity leader = job.Process!.Value;
        ProcessIdentity? holder = platform.Processes.Find(leader.Pid);
        bool leaderLives = holder == leader && platform.Processes.IsRunning(leader);
        if (holder is not null && holder != leader)
            return null;
        ImmutableArray<ProcessIdentity> led = leaderLives ? [leader] : [];
        // Whoever talks to the user is in the group of the shell that git was typed in.
        ImmutableArray<ProcessIdentity> others = job.Job.Interactive ? [] : [.. platform.Processes.GroupMembers(leader, NoChildren)];
        bool isOurs = leaderLives || others.Any(member => known.Contains(member) || IsOfJob(run, job, leader, member));
        return isOurs ? new Survivor(job, [.. led, .. others]) : null;
    }

    private bool IsOfJob(RunState run, JobState job, ProcessIdentity leader, ProcessIdentity member) =>
        member.StartTime >= leader.StartTime
        && platform.Processes.Carries(member, JobEnvironment.RunIdVariable, run.Plan.RunId)
        && platform.Processes.Carries(member, JobEnvironment.JobNameVariable, job.Job.Name);
}
