using System.Diagnostics;

namespace Daft.Benchmarks;

/// <summary>One finished command: its time in milliseconds, its exit status and what it said.</summary>
internal sealed record Command(double Milliseconds, int Status, string Output)
{
    private static readonly Dictionary<string, string?> _nothingMore = [];

    public static Command Run(string folder, string program, params string[] arguments) => Run(folder, _nothingMore, program, arguments);

    /// <summary>The output is read to its end by a file, not by a pipe that a background process could keep open.</summary>
    public static Command Run(string folder, IReadOnlyDictionary<string, string?> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        long began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new UnreachableException("the shell is never used");
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return new Command(Stopwatch.GetElapsedTime(began).TotalMilliseconds, process.ExitCode, output);
    }

    public Command Expect(int status) => Status == status
        ? this
        : throw new InvalidOperationException($"exit status {Status} instead of {status}:{Environment.NewLine}{Output}");
}
