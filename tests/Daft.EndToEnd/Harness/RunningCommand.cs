using System.Diagnostics;
using System.Text;

namespace Daft.EndToEnd.Harness;

/// <summary>
/// A program that was started and not yet waited for. Its end is the end of the process <em>and</em> of both its
/// streams: whoever keeps one of them open keeps the caller waiting, which is what several tests are about.
/// </summary>
internal sealed class RunningCommand : IDisposable
{
    private readonly Process _process;
    private readonly Transcript _transcript;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Task _streams;

    public RunningCommand(ProcessStartInfo start, Transcript transcript)
    {
        CommandLine = string.Join(' ', start.ArgumentList.Prepend(Path.GetFileName(start.FileName)));
        _transcript = transcript;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        _process.StandardInput.Close();
        _streams = Task.WhenAll(PumpAsync(_process.StandardOutput, _output), PumpAsync(_process.StandardError, _error));
    }

    public string CommandLine { get; }

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited && _streams.IsCompleted;

    /// <summary>What it has written to stdout so far.</summary>
    public string OutputSoFar => Text(_output);

    /// <summary>And to stderr.</summary>
    public string ErrorSoFar => Text(_error);

    public CommandResult WaitForEnd(TimeSpan limit, CancellationToken cancellation)
    {
        if (!HasEndedWithin(limit, cancellation))
            throw Overdue(limit);
        var result = new CommandResult(CommandLine, _process.ExitCode, Text(_output), Text(_error), _clock.Elapsed);
        _transcript.Add(result.ToString());
        return result;
    }

    /// <summary>SIGKILL to this process alone, as a GUI or a time limit would.</summary>
    public void KillAlone() => _process.Kill(entireProcessTree: false);

    public void Dispose() => _process.Dispose();

    private bool HasEndedWithin(TimeSpan limit, CancellationToken cancellation)
    {
        bool ended = false;
        try
        {
            ended = Task.WaitAll([_process.WaitForExitAsync(cancellation), _streams], (int)limit.TotalMilliseconds, cancellation);
            return ended;
        }
        finally
        {
            if (!ended)
                _transcript.Add($"$ {CommandLine}\n{Text(_output)}{Text(_error)}[unfinished]");
        }
    }

    private AssertFailedException Overdue(TimeSpan limit)
    {
        string culprit = _process.HasExited
            ? "has ended, but somebody else still holds its output open"
            : "is still running";
        return new AssertFailedException($"after {limit.TotalSeconds} s `{CommandLine}` {culprit}; so far it said:\n{Text(_output)}{Text(_error)}");
    }

    private static async Task PumpAsync(StreamReader from, StringBuilder to)
    {
        char[] buffer = new char[4096];
        for (int count; (count = await from.ReadAsync(buffer)) > 0;)
        {
            lock (to)
                to.Append(buffer, 0, count);
        }
    }

    private static string Text(StringBuilder builder)
    {
        lock (builder)
            return builder.ToString();
    }
}
