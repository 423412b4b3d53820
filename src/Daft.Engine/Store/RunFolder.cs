using System.Globalization;
using Daft.Core.Planning;

namespace Daft.Engine.Store;

/// <summary>The folder of one run, and the names of what is in it (DESIGN, section 4).</summary>
public sealed record RunFolder(string Path)
{
    private const int ChanceDigits = 6;
    private const int TimeDigits = 19;
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    public string RunId => System.IO.Path.GetFileName(Path);

    public string PlanPath => In("plan.json");

    public string JournalPath => In("journal.jsonl");

    /// <summary>Empty, never read, never deleted: whoever holds its lock supervises the run.</summary>
    public string LockPath => In("supervisor.lock");

    /// <summary>The supervisor's own standard error.</summary>
    public string SupervisorLogPath => In("supervisor.log");

    /// <summary>Where other daft processes drop their requests.</summary>
    public string ControlPath => In("control");

    public string LogPath(PlannedJob job) => In(job.LogFile);

    /// <summary>Sorts by time: UTC to the millisecond, then chance. See <see cref="RunStore.NewId"/>.</summary>
    internal static string IdOf(DateTimeOffset time, Guid chance) =>
        $"{time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{chance.ToString("N")[..ChanceDigits]}";

    /// <summary>The time in an id; null where it is none of daft's.</summary>
    internal static DateTimeOffset? FindTime(string id) =>
        id.Length == TimeDigits + 1 + ChanceDigits && id[TimeDigits] == '-' && id[(TimeDigits + 1)..].All(char.IsAsciiHexDigitLower)
        && DateTimeOffset.TryParseExact(id[..TimeDigits], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : null;

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
