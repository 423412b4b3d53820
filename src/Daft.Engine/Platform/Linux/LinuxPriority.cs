using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Daft.Core.Planning;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

/// <summary>
/// The three things that decide what a process gets beside others: its niceness, its class for the disk (ioprio_set(2)), and
/// the niceness of its session.
/// </summary>
/// <remarks>
/// With autogroups (sched(7), the usual setting of a desktop) every session gets an equal share, whatever the niceness of the
/// processes in it: without the session's own niceness the other two protect nothing (facts/dotnet.md).
/// </remarks>
internal static class LinuxPriority
{
    private const int OfProcess = 0;
    private const int OfIoProcess = 1;
    private const int ThisThread = 0;
    private const int IoClassShift = 13;
    private const int IoBestEffort = 2;
    private const int IoIdle = 3;
    private const int LastOfBestEffort = 7;

    /// <summary>What it may not have changed stays as it is: a job at the wrong priority is better than none.</summary>
    public static void LowerThisThread(BackgroundPriority priority)
    {
        _ = Libc.SetPriority(OfProcess, ThisThread, Niceness(priority));
        int disk = priority == BackgroundPriority.Idle ? IoIdle << IoClassShift : (IoBestEffort << IoClassShift) | LastOfBestEffort;
        _ = LinuxLibc.SystemCall(IoPrioritySet, OfIoProcess, ThisThread, disk, 0);
    }

    /// <param name="leader">Of a session of its own.</param>
    /// <returns>
    /// False where the kernel wants to be asked again: it lets one user other than root change one session in a tenth of a second.
    /// </returns>
    public static bool TryPrioritiseSession(int leader, BackgroundPriority priority)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"/proc/{leader}/autogroup");
        try
        {
            using FileStream session = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            session.Write(Encoding.ASCII.GetBytes(Niceness(priority).ToString(CultureInfo.InvariantCulture)));
            return true;
        }
        catch (IOException refusal)
        {
            // The job has ended or the kernel has no autogroups, unless it says "try again".
            return !IsTryAgain(refusal);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }

    /// <summary>An idle job keeps a sliver, 15 of 1024, even on a busy machine: one that holds a lock must get on and let go of it.</summary>
    private static int Niceness(BackgroundPriority priority) => priority switch
    {
        BackgroundPriority.Idle => 19,
        BackgroundPriority.Low => 10,
        _ => 0,
    };

    /// <summary>The call's number; the C library has no function for it.</summary>
    private static nint IoPrioritySet => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 251 : 30;

    private static bool IsTryAgain(IOException refusal) => refusal.HResult == LinuxNumbers.WouldBlock;
}
