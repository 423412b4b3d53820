namespace Daft.EndToEnd.Harness;

/// <summary>
/// What jobs and tests tell each other: jobs with the scripts <c>signal</c>, <c>await</c> and <c>beat</c>, tests with
/// this. A job that awaits cannot end before the test releases it, so "git returned while the job runs" needs no clock.
/// </summary>
internal sealed class Signals(Sandbox sandbox) : IDisposable
{
    /// <summary>More readers of one pipe than any test has.</summary>
    private static readonly byte[] s_lines = [.. Enumerable.Repeat((byte)'\n', 1000)];

    private readonly List<FileStream> _released = [];

    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(sandbox.Root, "signals")).FullName;

    public bool Seen(string name) => File.Exists(PathOf(name));

    public void Wait(string name) => Patience.Until(() => Seen(name), $"signal '{name}'", sandbox.Cancellation, Folder);

    public void Forget(string name) => File.Delete(PathOf(name));

    /// <summary>What a job wrote into the file of this name.</summary>
    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Lets every present and future <c>await NAME</c> and <c>beat NAME</c> end.</summary>
    public void Release(string name)
    {
        File.WriteAllText(PathOf($"{name}.released"), "");
        string pipe = PathOf($"{name}.pipe");
        sandbox.Run(Folder, "sh", "-c", "mkfifo \"$0\" 2>/dev/null; test -p \"$0\"", pipe).ShouldExitWith(0);
        // Opened for both directions a pipe never blocks its opener and keeps the lines for readers that come later.
        var stream = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _released.Add(stream);
        stream.Write(s_lines);
        stream.Flush();
    }

    /// <summary>Waits until a job that beats has beaten <paramref name="more"/> times from now on: proof that it is alive and not frozen.</summary>
    public void WaitForBeats(string name, int more)
    {
        int goal = Beats(name) + more;
        Patience.Until(() => Beats(name) >= goal, $"beat {goal} of '{name}', only {Beats(name)}", sandbox.Cancellation, Folder);
    }

    public void Dispose() => _released.ForEach(stream => stream.Dispose());

    private int Beats(string name) => Seen(name) ? File.ReadAllLines(PathOf(name)).Length : 0;
}
