using Daft.EndToEnd.Harness;

namespace Daft.Faults.Harness;

/// <summary>
/// What the jobs really did, by their own word (<c>work</c>) and by <c>/proc</c>, against what <c>daft jobs --json</c> says
/// of them.
/// </summary>
internal sealed class Truth(Sandbox sandbox)
{
    /// <summary>The word of the jobs that a trial is to kill or to see fail, and the status that they exit with.</summary>
    public const string Broken = "broken";
    public const int BrokenStatus = 3;

    /// <summary>Looks, and compares with what lived before and after the look.</summary>
    /// <param name="killed">The process of a job that the trial has killed.</param>
    /// <param name="mayBeLost">Whether a supervisor was kept from doing its work.</param>
    public IReadOnlyList<JobRecord> Compare(Checkout checkout, bool mayBeLost, int? killed = null)
    {
        (int Process, string Environment)[] before = [.. LiveProcesses.Numbers(sandbox.Mark).Select(process => (process, Environments.Of(process)))];
        HashSet<int> existed = LiveProcesses.Existing();
        DateTime look = DateTime.UtcNow;
        IReadOnlyList<JobRecord> jobs = checkout.Jobs();
        foreach (JobRecord job in jobs)
        {
            // One that is just ending has no environment any more, and is not gone either.
            bool existedStill = job.ProcessId is { } number && existed.Contains(number);
            int[] lived = [.. before.Where(lived => IsOf(job, lived.Environment)).Select(lived => lived.Process)];
            Compare(job, lived.Length == 0 && IsSaidAlive(job) && existedStill ? [job.ProcessId!.Value] : lived, look, mayBeLost, killed);
        }

        return jobs;
    }

    /// <summary>The same for what was said when nothing lived any more.</summary>
    public void Compare(IReadOnlyList<JobRecord> jobs, bool mayBeLost)
    {
        foreach (JobRecord job in jobs)
            Compare(job, [], DateTime.UtcNow, mayBeLost, killed: null);
    }

    /// <summary>The number of the process that <c>work</c> was.</summary>
    public int? ProcessOf(JobRecord job) => Lines(job) is [var first, ..] ? int.Parse(first.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) : null;

    private void Compare(JobRecord job, int[] lived, DateTime look, bool mayBeLost, int? killed)
    {
        string[] lines = Lines(job);
        bool agrees = job.Status switch
        {
            "completed" => IsWhole(lines) && job.ExitCode == 0 && job.Name != Broken,
            "failed" when job.ExitCode == BrokenStatus => IsWhole(lines) && job.Name == Broken,
            "failed" when killed is null => mayBeLost && lines.Length == 0 && job.ProcessId is null && job.Reason.Contains(job.LogPath, StringComparison.Ordinal),
            "failed" => job.ProcessId == killed && job.Json.GetProperty("signal").GetInt32() == 9,
            "blocked" or "skipped" => lines.Length == 0,
            // Signalled while it lived; whether it had done its work by then only it knows. Its log is there before its number can be told.
            "cancelled" => mayBeLost && lived.Length == 0 && (job.ProcessId is not null || File.Exists(job.LogPath)),
            "lost" => mayBeLost && (IsSaidAlive(job) ? lived.Length > 0 || WasAliveAt(job, look) : !lived.Any(LiveProcesses.IsAlive)),
            _ => false,
        };
        if (!agrees || lines.Length > 2)
            throw new AssertFailedException($"daft says {job.Json}\nthe job says: {string.Join(", ", lines)}\nalive of it: {string.Join(' ', lived)}");
    }

    /// <summary>A process that is just beginning another program shows no environment; then its own word counts, which may be late.</summary>
    private bool WasAliveAt(JobRecord job, DateTime look)
    {
        if (job.ProcessId is not { } process)
            return false;
        Patience.Until(() => Lines(job).Length > 0 || !Directory.Exists($"/proc/{process}"), "word of a job that has just started", sandbox.Cancellation);
        return ProcessOf(job) == process && (LiveProcesses.IsAlive(process) || File.GetLastWriteTimeUtc(PathOf(job)) > look);
    }

    public static bool IsSaidAlive(JobRecord job) => job.Json.GetProperty("alive").GetBoolean();

    private static bool IsWhole(string[] lines) =>
        lines is [var first, var second] && first.StartsWith("started ", StringComparison.Ordinal) && second == first.Replace("started", "ended", StringComparison.Ordinal);

    private static bool IsOf(JobRecord job, string environment) =>
        environment.Contains($"\0DAFT_RUN_ID={job.Run}\0", StringComparison.Ordinal) && environment.Contains($"\0DAFT_JOB_NAME={job.Name}\0", StringComparison.Ordinal);

    private string[] Lines(JobRecord job) => File.Exists(PathOf(job)) ? File.ReadAllLines(PathOf(job)) : [];

    private string PathOf(JobRecord job) => sandbox.Signals.PathOf($"{job.Run}.{job.Name}");
}
