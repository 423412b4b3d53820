using System.ComponentModel;
using System.Diagnostics;

namespace Daft.Faults.Harness;

/// <summary>SIGKILL at an exact time.</summary>
internal static class Moment
{
    /// <summary>Without sleeping: what counts are parts of a millisecond.</summary>
    public static void Spin(TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
            Thread.SpinWait(20);
    }

    /// <returns>False where it had ended by itself.</returns>
    public static bool TryKill(Process process)
    {
        try
        {
            if (process.HasExited)
                return false;
            process.Kill();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
