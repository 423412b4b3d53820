using System.Collections.Immutable;
using Daft.Core.Planning;
using Daft.Core.Retention;
using Daft.Core.Runs;
using Daft.Core.Worktrees;
using Daft.Engine.Platform;
using Daft.Engine.Recovering;

namespace Daft.Engine.Store;

/// <summary>Looks at runs as things that take space.</summary>
/// <param name="platform">This system.</param>
/// <param name="stands">Whether a run's worktree is still there.</param>
public sealed class StoredRunReader(IPlatform platform, Func<WorktreeIdentity, bool> stands)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly RunReader _reader = new(platform.Files, new Survivors(platform));

    /// <summary>A folder without a plan that can be read is a run too, if a broken one: it ended when it was changed last.</summary>
    public StoredRun Read(RunFolder folder, DateTimeOffset now) => _reader.TryRead(folder) is { } run ? Describe(run, now) : new StoredRun
    {
        RunId = folder.RunId,
        IsLive = platform.Files.IsLocked(folder.LockPath),
        EndedAt = Directory.GetLastWriteTimeUtc(folder.Path),
        OtherBytes = SizeOf(folder),
    };

    private StoredRun Describe(RunSnapshot run, DateTimeOffset now)
    {
        ImmutableArray<StoredLog> logs = [.. run.State.Plan.Jobs.Select(job => Describe(run.Folder, job))];
        return new StoredRun
        {
            RunId = run.Folder.RunId,
            Worktree = run.State.Plan.Worktree,
            WorktreeStands = stands(run.State.Plan.Worktree),
            IsLive = run.IsSupervised || run.State.Jobs.Any(job => MayBeRunning(run.State, job)) || MayLiveElsewhere(run, now),
            EndedAt = EndOf(run.State),
            Logs = logs,
            OtherBytes = Math.Max(0, SizeOf(run.Folder) - logs.Sum(log => log.Bytes)),
        };
    }

    private static StoredLog Describe(RunFolder folder, PlannedJob job) =>
        new(job.LogFile, SizeOf(new FileInfo(folder.LogPath(job))), job.LogRetention ?? RetentionRules.DefaultRetention);

    /// <summary>
    /// Its supervisor is gone, it is not. One that was about to be started when the supervisor died may be there, until
    /// somebody has looked for it and found that nothing of the run lives.
    /// </summary>
    private bool MayBeRunning(RunState run, JobState job) => job.Status == JobStatus.Lost
        && (job.LivesOn || (job.Process is null && job.Announced && !run.IsSettled && run.BootId == platform.BootId));

    private bool MayLiveElsewhere(RunSnapshot run, DateTimeOffset now) => run.State is { IsFinished: false, IsSettled: false }
        && run.State.IsOfAnotherBoot(platform.BootId) && !RunSilence.IsOver(run.Folder, now);

    private static DateTimeOffset EndOf(RunState run) =>
        run.FinishedAt ?? run.Jobs.Max(job => job.FinishedAt ?? job.StartedAt) ?? run.StartedAt ?? run.Plan.CreatedAt;

    private static long SizeOf(RunFolder folder)
    {
        try
        {
            return new DirectoryInfo(folder.Path).EnumerateFiles("*", Everything).Sum(SizeOf);
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            // Deleted by somebody else meanwhile.
            return 0;
        }
    }

    /// <summary>What is left out of a log takes no space.</summary>
    private static long SizeOf(FileInfo file) => file.Exists ? Math.Max(0, file.Length - (LeftOutNote.Find(file.FullName)?.Bytes ?? 0)) : 0;
}
