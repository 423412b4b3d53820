using System.Globalization;
using Daft.Core.Runs;

namespace Daft.Engine.Store;

/// <summary>What other daft processes ask of a supervisor: an empty file each, dropped into the run's <c>control</c> folder.</summary>
public abstract record ControlRequest
{
    private const string CancelAllName = "cancel-all";
    private const string CancelPrefix = "cancel-";
    private const string KillName = "kill-all";
    private const string SupersedeAllName = "supersede-all";
    private const string SupersedePrefix = "supersede-";

    /// <summary>Stop every job that has not ended, and start no other.</summary>
    public sealed record CancelAll : ControlRequest;

    /// <summary>Stop this job, or never start it.</summary>
    public sealed record CancelJob(int Job) : ControlRequest;

    /// <summary>As <see cref="CancelAll"/>, without the grace period.</summary>
    public sealed record KillAll : ControlRequest;

    /// <summary>As <see cref="CancelAll"/>: a newer run takes the place of this one.</summary>
    public sealed record SupersedeAll : ControlRequest;

    /// <summary>As <see cref="CancelJob"/>: a newer run of a few jobs has this one among them.</summary>
    public sealed record SupersedeJob(int Job) : ControlRequest;

    public StopReason Reason => this is SupersedeAll or SupersedeJob ? StopReason.Superseded : StopReason.Requested;

    /// <summary>The one job that is meant; null where all are.</summary>
    public int? OneJob => this switch
    {
        CancelJob one => one.Job,
        SupersedeJob one => one.Job,
        _ => null,
    };

    public bool Concerns(int job) => OneJob is not { } one || one == job;

    /// <summary>Asks. Nothing happens where the supervisor is gone; asking twice is asking once.</summary>
    public static void Drop(RunFolder folder, ControlRequest request) =>
        File.WriteAllBytes(Path.Combine(folder.ControlPath, NameOf(request)), []);

    /// <summary>Takes what has been asked. Names of later versions are left where they are.</summary>
    public static IReadOnlyList<ControlRequest> Take(RunFolder folder)
    {
        var taken = new List<ControlRequest>();
        foreach (string path in Entries(folder))
        {
            if (Parse(Path.GetFileName(path)) is not { } request)
                continue;
            Remove(path);
            taken.Add(request);
        }

        return taken;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception cannot) when (FileTrouble.Is(cannot))
        {
            // On Windows, whoever asks may have it open still. It is taken again at the next look, and to ask twice is to ask once.
        }
    }

    private static string[] Entries(RunFolder folder) =>
        Directory.Exists(folder.ControlPath) ? Directory.GetFiles(folder.ControlPath) : [];

    private static string NameOf(ControlRequest request) => request switch
    {
        CancelJob one => string.Create(CultureInfo.InvariantCulture, $"{CancelPrefix}{one.Job}"),
        SupersedeJob one => string.Create(CultureInfo.InvariantCulture, $"{SupersedePrefix}{one.Job}"),
        SupersedeAll => SupersedeAllName,
        KillAll => KillName,
        _ => CancelAllName,
    };

    private static ControlRequest? Parse(string name) => name switch
    {
        CancelAllName => new CancelAll(),
        KillName => new KillAll(),
        SupersedeAllName => new SupersedeAll(),
        _ when FindJob(name, CancelPrefix) is { } job => new CancelJob(job),
        _ when FindJob(name, SupersedePrefix) is { } job => new SupersedeJob(job),
        _ => null,
    };

    private static int? FindJob(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int job)
            ? job
            : null;
}
