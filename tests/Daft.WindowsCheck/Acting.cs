using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Daft.WindowsCheck;

/// <summary>The parts that this program plays as a child of itself.</summary>
internal static class Acting
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["exit", var code]:
                return int.Parse(code, CultureInfo.InvariantCulture);
            case ["tell", .. var words]:
                using (var output = Console.OpenStandardOutput())
                    output.Write(Encoding.UTF8.GetBytes(string.Join('|', words) + "\n"));
                Console.Error.WriteLine(Environment.CurrentDirectory);
                return 0;
            case ["environment"]:
                Console.WriteLine(string.Join('|', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)));
                return 0;
            case ["parent", var file]:
                using (var child = Process.Start(Environment.ProcessPath!, ["wait"]))
                {
                    File.WriteAllText(file, child.Id.ToString(CultureInfo.InvariantCulture) + "\n");
                    child.WaitForExit(Long);
                    return 0;
                }

            case ["write", var file]:
                Write(file);
                return 0;
            default:
                using (var never = new ManualResetEvent(initialState: false))
                    never.WaitOne(Long);
                return 0;
        }
    }

    private static void Write(string file)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Long)
            File.AppendAllText(file, "line\n");
    }
}
