using System.Diagnostics;
using System.Globalization;
using System.Text;
using Daft.EndToEnd.Harness;

namespace Daft.Faults.Harness;

/// <summary>
/// Finds a process as soon as it is there: of all processes, only those are read that were not there at first, and only those of this
/// sandbox are meant: what others run on this machine has the same words on its command line and is none of a test's business.
/// </summary>
internal sealed class Newcomers
{
    private readonly HashSet<string> _known = [.. Directory.GetDirectories("/proc")];
    private readonly string _mark;
    private readonly string _word;

    /// <param name="sandbox">In which it was started.</param>
    /// <param name="word">One whole argument on the command line.</param>
    public Newcomers(Sandbox sandbox, string word)
    {
        _mark = $"\0{sandbox.Mark}\0";
        _word = $"\0{word}\0";
    }

    /// <summary>Looks without a pause, because a moment is what counts; null where <paramref name="isTooLate"/> holds before it is there.</summary>
    public Process? Await(Func<bool> isTooLate)
    {
        long deadline = Environment.TickCount64 + (long)Limits.Event.TotalMilliseconds;
        while (Environment.TickCount64 < deadline)
        {
            if (Find() is { } pid && TryOpen(pid) is { } process)
                return process;
            if (isTooLate())
                return null;
        }

        throw new AssertFailedException($"no process with '{_word.Trim('\0')}' came");
    }

    private int? Find()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (_known.Contains(folder) || !int.TryParse(folder.AsSpan("/proc/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
                continue;
            if (IsMeant(pid) && IsMeant(pid))
                return pid;
        }

        return null;
    }

    /// <summary>
    /// To be asked twice: a command line comes in pieces, and one that is read while its process turns into another program begins
    /// with the arguments of the first and ends with some of the second's. That has once made git's shell a <c>post-checkout</c>.
    /// </summary>
    private bool IsMeant(int pid) =>
        CommandLine(pid).Contains(_word, StringComparison.Ordinal) && Environments.Of(pid).Contains(_mark, StringComparison.Ordinal);

    public static string CommandLine(int pid)
    {
        try
        {
            return $"\0{Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{pid}/cmdline"))}";
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static Process? TryOpen(int pid)
    {
        try
        {
            return Process.GetProcessById(pid);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
