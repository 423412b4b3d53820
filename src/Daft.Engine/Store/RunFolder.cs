using System.Globalization;
using Daft.Core.Planning;

namespace Daft.Engine.Store;

/// <summary>The folder of one run, and the names of what is in it (DESIGN, section 4).</summary>
public sealed record RunFolder(string Path)
{
    private const int ChanceDigits = 6;
    private const string IdShape = "ddddddddTdddddddddZ-xxxxxx";

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

    /// <summary>Sorts by time: UTC to the millisecond, then chance.</summary>
    public static string NewId(DateTimeOffset now, Guid chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{chance.ToString("N")[..ChanceDigits]}");

    /// <summary>Whether a name is one that <see cref="NewId"/> gives.</summary>
    public static bool IsId(string name) => name.Length == IdShape.Length && name.Zip(IdShape).All(pair => pair.Second switch
    {
        'd' => char.IsAsciiDigit(pair.First),
        'x' => char.IsAsciiHexDigitLower(pair.First),
        var letter => pair.First == letter,
    });

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
