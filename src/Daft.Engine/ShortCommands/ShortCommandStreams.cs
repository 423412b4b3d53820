using System.Text;

namespace Daft.Engine.ShortCommands;

/// <summary>The three streams of one short command, and the moment its process ended.</summary>
internal sealed class ShortCommandStreams(ReadOnlyMemory<byte> input, TimeSpan drainTime, bool discards) : IDisposable
{
    /// <summary>Of errors that nobody reads: room for a last line.</summary>
    private const int MostKept = 1 << 16;

    private readonly MemoryStream _output = new();
    private readonly MemoryStream _errors = new();
    private readonly CancellationTokenSource _drained = new();

    public ReadOnlyMemory<byte> Output => _output.GetBuffer().AsMemory(0, (int)_output.Length);

    public string ErrorText => Encoding.UTF8.GetString(_errors.GetBuffer(), 0, (int)_errors.Length);

    /// <summary>Writes the input, closes the pipe, and waits for <paramref name="ended"/>, which is told when the process has ended.</summary>
    public async Task FeedAsync(Stream stdin, CancellationToken ended)
    {
        await using CancellationTokenRegistration atEnd = ended.Register(() => _drained.CancelAfter(drainTime));
        try
        {
            await stdin.WriteAsync(input, ended);
        }
        finally
        {
            await stdin.DisposeAsync();
        }

        // No sleep: it lasts until it is cancelled, which is the one way to await a token.
        await Task.Delay(Timeout.InfiniteTimeSpan, ended);
    }

    public Task CollectOutputAsync(Stream stdout, CancellationToken cancellationToken) =>
        CollectAsync(stop => stdout.CopyToAsync(discards ? Stream.Null : _output, stop), cancellationToken);

    public Task CollectErrorsAsync(Stream stderr, CancellationToken cancellationToken) =>
        CollectAsync(stop => discards ? KeepEndAsync(stderr, stop) : stderr.CopyToAsync(_errors, stop), cancellationToken);

    public void Dispose()
    {
        _drained.Dispose();
        _output.Dispose();
        _errors.Dispose();
    }

    private async Task KeepEndAsync(Stream stderr, CancellationToken stop)
    {
        byte[] block = new byte[4096];
        while (await stderr.ReadAsync(block, stop) is var read and > 0)
        {
            if (_errors.Length + read > MostKept)
                _errors.SetLength(0);
            await _errors.WriteAsync(block.AsMemory(0, read), stop);
        }
    }

    private async Task CollectAsync(Func<CancellationToken, Task> collect, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _drained.Token);
        try
        {
            await collect(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The process is gone and somebody else holds its pipe: what has been read is all there is.
        }
    }
}
