using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Daft.Core.Runs;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

internal readonly record struct ProcessStatus
{
    public required int Pid { get; init; }

    /// <summary>One letter: <c>Z</c> and <c>X</c> have ended.</summary>
    public required char State { get; init; }

    public required int Parent { get; init; }

    public required int Group { get; init; }

    public required int Session { get; init; }

    /// <summary>Number of the controlling terminal; 0 for none.</summary>
    public required long Terminal { get; init; }

    public required long Threads { get; init; }

    public required ulong StartTime { get; init; }

    /// <summary>A process whose first thread has ended before the others looks like a zombie and is none.</summary>
    public bool HasEnded => State is 'Z' or 'X' && Threads <= 1;

    public ProcessIdentity Identity => new(Pid, StartTime);
}

/// <summary>Reads <c>/proc</c>: proc_pid_stat(5), proc_pid_cmdline(5), proc_pid_cwd(5). A process may vanish at any line.</summary>
internal static unsafe class ProcFiles
{
    /// <summary>Longer than any status line; a longer command line than this is no <c>git worktree remove</c>.</summary>
    private const int BufferSize = 4096;

    private const string DeletedSuffix = " (deleted)";

    public static ProcessIdentity? FindIdentity(int pid) => FindStatus(pid)?.Identity;

    public static ProcessStatus? FindStatus(int pid)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        return ParseStatus(pid, Read($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/stat", buffer));
    }

    /// <summary>Every process that could be read, threads left out.</summary>
    public static List<ProcessStatus> All()
    {
        var all = new List<ProcessStatus>();
        foreach (int pid in Pids())
        {
            if (FindStatus(pid) is { } status)
                all.Add(status);
        }

        return all;
    }

    public static IEnumerable<int> Pids()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(folder.AsSpan("/proc/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
                yield return pid;
        }
    }

    /// <summary>Children of this process, zombies among them; null where the kernel has no such list (<c>CONFIG_PROC_CHILDREN</c>).</summary>
    /// <remarks>The list misses some while others are reaped (proc_tid_children(5)); nobody but the caller reaps ours.</remarks>
    public static IReadOnlyList<int>? FindOwnChildren()
    {
        try
        {
            return [.. Directory.GetDirectories("/proc/self/task").SelectMany(thread => Numbers(File.ReadAllText(Path.Combine(thread, "children"))))];
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return null;
        }
    }

    /// <summary>Empty for kernel threads, zombies, what has gone, and what is too long: half an argument names another folder.</summary>
    public static string[] CommandLine(int pid)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        var line = Read($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline", buffer);
        return line.IsEmpty || line.Length == BufferSize ? [] : Encoding.UTF8.GetString(line).TrimEnd('\0').Split('\0');
    }

    /// <summary>Whether the command line is worth a closer look; reads bytes alone, for the scan of every process.</summary>
    public static bool MayBeRemover(int pid)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        var line = Read($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/cmdline", buffer);
        return line.StartsWith("rm\0"u8) || line.IndexOf("/rm\0"u8) >= 0
            || (line.IndexOf("worktree\0"u8) >= 0 && line.IndexOf("remove\0"u8) >= 0);
    }

    /// <summary>A process that waits for a processor feels a SIGSTOP only when it gets one (proc_pid_status(5), <c>ShdPnd</c>).</summary>
    public static bool IsStopPending(int pid)
    {
        Span<byte> buffer = stackalloc byte[BufferSize];
        var status = Read($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/status", buffer);
        int start = status.IndexOf("\nShdPnd:\t"u8);
        return start >= 0 && Utf8Parser.TryParse(status[(start + "\nShdPnd:\t".Length)..], out ulong pending, out _, 'x')
            && (pending & (1UL << (LinuxNumbers.SignalStop - 1))) != 0;
    }

    /// <summary>Whether the environment that it was started with has this line; false for processes of other users.</summary>
    public static bool HasVariable(int pid, string line)
    {
        try
        {
            byte[] environment = File.ReadAllBytes($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/environ");
            byte[] wanted = Encoding.UTF8.GetBytes($"{line}\0");
            return environment.AsSpan().StartsWith(wanted) || environment.AsSpan().IndexOf((byte[])[0, .. wanted]) >= 0;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return false;
        }
    }

    /// <summary>Without the kernel's note that the folder has been deleted. Empty where it may not be known.</summary>
    public static string WorkingDirectory(int pid) => WithoutSuffix(Target(pid, "cwd"));

    /// <summary>The file that its descriptor 1 stands for. Empty where it has none or it may not be known.</summary>
    public static string StandardOutput(int pid) => Target(pid, "fd/1");

    private static string Target(int pid, string link)
    {
        try
        {
            return new FileInfo($"/proc/{pid.ToString(CultureInfo.InvariantCulture)}/{link}").LinkTarget ?? "";
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return "";
        }
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => int.Parse(word, CultureInfo.InvariantCulture));

    private static string WithoutSuffix(string target) =>
        target.EndsWith(DeletedSuffix, StringComparison.Ordinal) ? target[..^DeletedSuffix.Length] : target;

    private static ReadOnlySpan<byte> Read(string path, Span<byte> buffer)
    {
        int descriptor = Libc.Open(path, Libc.OpenReadOnly | LinuxNumbers.CloseOnExec);
        if (descriptor < 0)
            return [];
        fixed (byte* start = buffer)
        {
            nint count = Libc.Read(descriptor, start, buffer.Length);
            _ = Libc.Close(descriptor);
            return count <= 0 ? [] : buffer[..(int)count];
        }
    }

    /// <summary>The second field, the name, is in parentheses and may hold anything, parentheses too: the last one ends it.</summary>
    private static ProcessStatus? ParseStatus(int pid, ReadOnlySpan<byte> line)
    {
        int nameEnd = line.LastIndexOf((byte)')');
        if (nameEnd < 0 || nameEnd + 2 >= line.Length)
            return null;
        Span<Range> fields = stackalloc Range[24];
        var rest = line[(nameEnd + 2)..];
        int count = Split(rest, fields);
        const int parent = 1, group = 2, session = 3, terminal = 4, threads = 17, startTime = 19;
        if (count <= startTime)
            return null;
        return new ProcessStatus
        {
            Pid = pid,
            State = (char)rest[0],
            Parent = (int)Number(rest[fields[parent]]),
            Group = (int)Number(rest[fields[group]]),
            Session = (int)Number(rest[fields[session]]),
            Terminal = Number(rest[fields[terminal]]),
            Threads = Number(rest[fields[threads]]),
            StartTime = (ulong)Number(rest[fields[startTime]]),
        };
    }

    private static int Split(ReadOnlySpan<byte> text, Span<Range> fields)
    {
        int count = 0;
        foreach (Range field in text.Split((byte)' '))
        {
            if (count == fields.Length)
                break;
            fields[count++] = field;
        }

        return count;
    }

    private static long Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long value, out _) ? value : 0;
}
