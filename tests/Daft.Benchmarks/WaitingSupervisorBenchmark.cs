using System.Globalization;

namespace Daft.Benchmarks;

/// <summary>What a supervisor costs while its job runs and nothing happens.</summary>
internal static class WaitingSupervisorBenchmark
{
    public static void Run(Place place)
    {
        var run = new SleepingRun(place, "waiting");
        string path = $"/proc/{run.SupervisorPid.ToString(CultureInfo.InvariantCulture)}";
        Console.WriteLine("a waiting supervisor");
        Console.WriteLine($"  resident                 {run.Status(run.SupervisorPid, "VmRSS")}, of that its own {run.Status(run.SupervisorPid, "RssAnon")}");
        Console.WriteLine($"  threads                  {run.Status(run.SupervisorPid, "Threads")}");
        Console.WriteLine($"  descriptors              {Directory.GetFiles(path + "/fd").Length.ToString(CultureInfo.InvariantCulture)}");
        run.End();
    }
}
