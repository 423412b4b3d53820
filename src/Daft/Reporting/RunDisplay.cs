using Daft.Core.Configuration;
using Daft.Core.Runs;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>
/// Shows a run as it goes: what has happened as lines that stay, each once; what is happening in a live region below
/// them, where the terminal can.
/// </summary>
public sealed class RunDisplay
{
    private const int QuotedLines = 20;

    private readonly RunFolder _folder;
    private readonly FollowRequest _request;
    private readonly JobLines _lines;
    private readonly RunningLines _running;
    private readonly LiveRegion _region;
    private readonly HashSet<int> _startTold = [];
    private readonly HashSet<int> _endTold = [];
    private readonly Dictionary<int, LogStream> _streams = [];
    private bool _slotsTold;

    public RunDisplay(ITerminal terminal, TimeProvider time, RunFolder folder, FollowRequest request)
    {
        _folder = folder;
        _request = request;
        TerminalTraits traits = terminal.Traits with { UsesColor = terminal.Traits.UsesColor && request.Colors };
        _lines = new JobLines(traits);
        _running = new RunningLines(terminal, traits, time, request.ShowsLatest ? folder : null);
        _region = new LiveRegion(terminal);
        IsLive = terminal.Traits.IsLive && !request.ShowsEverything;
    }

    /// <summary>Called with the job whose failure the user has now before their eyes.</summary>
    public Action<int>? FailureTold { get; init; }

    /// <summary>Whether the picture changes with time alone.</summary>
    public bool IsLive { get; }

    public void Show(RunState run)
    {
        TellOfSlots(run);
        foreach (JobState job in run.Jobs)
            Tell(run, job);
        if (IsLive)
            _region.Draw(_running.Of([.. run.Jobs.Where(job => job.Status == JobStatus.Running && IsWaitedFor(job))]));
    }

    /// <summary>A sentence of the follower's own.</summary>
    public void Remark(string sentence) => _region.WriteAbove([JobLines.Remark(sentence)]);

    /// <summary>Leaves nothing behind but the lines that stay.</summary>
    public void Close() => _region.Erase();

    private void Tell(RunState run, JobState job)
    {
        if (_endTold.Contains(job.Job.Index))
            return;
        if (!IsLive && _request.IsOwn && IsWaitedFor(job) && job.StartedAt is not null && _startTold.Add(job.Job.Index))
            _region.WriteAbove([JobLines.Started(job)]);
        if (_request.ShowsEverything && IsWaitedFor(job))
            Stream(run, job);
        if (job.Status.IsFinal() && (_request.IsOwn || IsWaitedFor(job)))
            TellEnd(job);
    }

    private void TellOfSlots(RunState run)
    {
        if (_slotsTold || !_request.IsOwn || run.SlotsMissing is not { } why)
            return;
        _slotsTold = true;
        Remark(RunMessages.WithoutSlots(why));
    }

    private void TellEnd(JobState job)
    {
        _endTold.Add(job.Job.Index);
        bool isQuoted = job.Status is JobStatus.Failed or JobStatus.Lost && !_streams.ContainsKey(job.Job.Index);
        IReadOnlyList<string> output = isQuoted ? LogTail.LastLines(_folder.LogPath(job.Job), QuotedLines) : [];
        _region.WriteAbove([_lines.Ended(job), .. output.Select(_lines.Quoted)]);
        if (job.Status is JobStatus.Failed or JobStatus.Lost)
            FailureTold?.Invoke(job.Job.Index);
    }

    private void Stream(RunState run, JobState job)
    {
        if (job.StartedAt is null)
            return;
        if (!_streams.TryGetValue(job.Job.Index, out LogStream? stream))
            _streams[job.Job.Index] = stream = new LogStream(_folder.LogPath(job.Job));
        string? prefix = SeveralAtOnce(run) ? JobNames.Show(job.Job.Name) : null;
        stream.Drain(line => _region.WriteAbove([_lines.Streamed(prefix, line)]), job.Status.IsFinal());
    }

    private bool SeveralAtOnce(RunState run) =>
        _request.Jobs.Count > 1 && run.Plan.Groups.Select(group => group.Order).Prepend(run.Plan.Order).Contains(JobOrder.Parallel);

    private bool IsWaitedFor(JobState job) => _request.Jobs.Contains(job.Job.Index);
}
