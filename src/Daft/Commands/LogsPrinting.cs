using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Engine.Following;
using Daft.Engine.Store;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>
/// Prints the logs of a run's jobs. A log has no time of its lines: of several jobs one follows the other in the order in
/// which they started; whoever follows them gets what each writes as it comes.
/// </summary>
internal sealed class LogsPrinting(Composition composition, LogsChoice choice, LogsWish wish)
{
    private readonly Dictionary<int, PrintedLog> _logs = [];

    /// <summary>Jobs that had started when this was asked.</summary>
    private readonly ImmutableHashSet<int> _begun = [.. choice.Jobs.Where(job => HasStarted(choice.Run.Folder, job)).Select(job => job.Job.Index)];

    public void Print()
    {
        RunState end = wish.Follow ? Follow() : choice.Run.State;
        if (!wish.Follow)
            _ = TryPrintAll(end, isOver: true);
        foreach (JobState job in choice.Jobs.Select(job => end.Jobs[job.Job.Index]))
            TellWhatIsMissing(job);
    }

    /// <returns>The run as it ended, or as it was when the reader went.</returns>
    private RunState Follow()
    {
        using var watch = new RunWatch(composition.Platform, choice.Run, composition.Time, catchSignals: false);
        while (true)
        {
            RunSnapshot run = watch.Current;
            foreach (PrintedLog log in Unfinished(run.State).Where(log => log.TryBeginWatch()))
                watch.WatchLog(log.Printer.Path);
            if (!TryPrintAll(run.State, run.IsOver) || run.IsOver || Wanted(run.State).All(job => job.Status.IsFinal()))
                return run.State;
            watch.Wait(limit: null);
        }
    }

    /// <returns>False once nobody reads any more.</returns>
    private bool TryPrintAll(RunState run, bool isOver)
    {
        foreach (JobState job in Started(run))
        {
            PrintedLog log = LogOf(job);
            if (!log.Printer.TryPrintNew() || ((isOver || job.Status.IsFinal()) && !log.TryFinish()))
                return false;
        }

        return true;
    }

    private IEnumerable<JobState> Wanted(RunState run) => choice.Jobs.Select(job => run.Jobs[job.Job.Index]);

    private IEnumerable<JobState> Started(RunState run) =>
        Wanted(run).Where(job => HasStarted(choice.Run.Folder, job)).OrderBy(job => job.StartedAt ?? job.AnnouncedAt);

    /// <summary>The line that tells of it may be missing, after a crash or on a full disk; the log is there all the same.</summary>
    private static bool HasStarted(RunFolder folder, JobState job) => job.StartedAt is not null || File.Exists(folder.LogPath(job.Job));

    private IEnumerable<PrintedLog> Unfinished(RunState run) => Started(run).Where(job => !job.Status.IsFinal()).Select(LogOf);

    private PrintedLog LogOf(JobState job)
    {
        if (_logs.TryGetValue(job.Job.Index, out PrintedLog? known))
            return known;
        string? name = wish.All ? JobNames.Show(job.Job.Name) : null;
        var log = new PrintedLog(composition.Output, new LogFile(choice.Run.Folder.LogPath(job.Job)), name);
        // Of one that starts while it is followed, everything is new.
        if (wish.Last is { } lines && _begun.Contains(job.Job.Index))
            log.Printer.KeepLast(lines);
        return _logs[job.Job.Index] = log;
    }

    private void TellWhatIsMissing(JobState job)
    {
        bool hasPrinted = _logs.TryGetValue(job.Job.Index, out PrintedLog? log) && log.Printer.HasPrinted;
        if (!hasPrinted && job.StartedAt is null)
            composition.Terminal.WriteLine(job.Status.IsFinal() ? LogsMessages.NeverStarted(job) : LogsMessages.NotStarted(job));
        if (log is { Printer.LeftOut: > 0 } && !Composition.OutputIsTerminal)
            composition.Terminal.WriteLine(RunMessages.Plain(LogsMessages.LeftOut(job, log.Printer.LeftOut)));
    }

    /// <summary>One log and how far it is printed; among others with its job's name before every line.</summary>
    private sealed class PrintedLog
    {
        private readonly PrefixedOutput? _prefixed;
        private bool _isWatched;

        public PrintedLog(IDataOutput output, LogFile log, string? name)
        {
            _prefixed = name is null ? null : new PrefixedOutput(output, name);
            Printer = new LogPrinter(_prefixed ?? output, log);
        }

        public LogPrinter Printer { get; }

        public bool TryFinish() => _prefixed?.TryFinish() ?? true;

        /// <returns>True the first time.</returns>
        public bool TryBeginWatch()
        {
            bool isFirst = !_isWatched;
            _isWatched = true;
            return isFirst;
        }
    }
}
