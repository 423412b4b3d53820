using System.Diagnostics;
using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>
/// From the moment at which a remover opens the worktree's <c>.git</c> to the moment at which the job is stopped. The remover
/// is a stand-in with the command line of <c>git worktree remove</c> that opens the file, says when, and waits.
/// </summary>
internal static class FreezeBenchmark
{
    private const string StandIn = """date +%s%N > "$DAFT_STAMP"; : < .git; read -r _; exit 0""";

    public static void Run(Place place, int rounds)
    {
        var run = new SleepingRun(place, "freeze");
        var figures = new Figures();
        for (int i = 0; i < rounds; i++)
            figures.Add(Measure(place, run));
        Console.WriteLine("from a remover's opening of .git to the job's SIGSTOP");
        Console.WriteLine($"  {figures}");
        run.End();
    }

    private static double Measure(Place place, SleepingRun run)
    {
        string stamp = Path.Combine(place.Root, "opened");
        var start = new ProcessStartInfo("bash", ["-c", "exec -a git bash -c \"$0\" worktree remove \"$PWD\"", StandIn])
        {
            WorkingDirectory = run.Worktree,
            RedirectStandardInput = true,
        };
        start.Environment["DAFT_STAMP"] = stamp;
        using var remover = Process.Start(start) ?? throw new UnreachableException("the shell is never used");
        WaitForState(run.JobPid, 'T');
        double stopped = (DateTime.UtcNow - DateTime.UnixEpoch).TotalMilliseconds;
        double opened = double.Parse(File.ReadAllText(stamp), CultureInfo.InvariantCulture) / 1e6;
        remover.StandardInput.Close();
        remover.WaitForExit();
        WaitForState(run.JobPid, 'S');
        return stopped - opened;
    }

    private static void WaitForState(int pid, char state)
    {
        string path = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat";
        while (!File.ReadAllText(path).Contains($") {state} ", StringComparison.Ordinal))
            Thread.SpinWait(20);
    }
}
