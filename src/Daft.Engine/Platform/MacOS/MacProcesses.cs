using System.Text;
using Daft.Core.Runs;

namespace Daft.Engine.Platform.MacOS;

internal readonly record struct MacProcess(ProcessIdentity Identity, bool HasEnded, int Parent, int Group, string Command);

/// <summary>Asks libproc and sysctl(3). A process may vanish at any line.</summary>
internal static unsafe class MacProcesses
{
    private const int CommandLength = 16;
    private const int PathLength = 1024;
    private const ulong MicrosecondsPerSecond = 1_000_000;

    public static ProcessIdentity? FindIdentity(int pid) => Find(pid)?.Identity;

    public static MacProcess? Find(int pid)
    {
        BsdInformation information;
        int size = MacLibc.ProcessInformation(pid, MacNumbers.BsdInformation, MacNumbers.ZombiesToo, &information, sizeof(BsdInformation));
        if (pid <= 0 || size < sizeof(BsdInformation))
            return null;
        ulong start = (information.StartSeconds * MicrosecondsPerSecond) + information.StartMicroseconds;
        return new MacProcess(
            new ProcessIdentity(pid, start),
            information.State == MacNumbers.StateZombie,
            (int)information.Parent,
            (int)information.Group,
            TextOf(&information.Command, CommandLength));
    }

    /// <summary>Zombies are left out by the system.</summary>
    public static List<MacProcess> All()
    {
        var all = new List<MacProcess>();
        foreach (int pid in Pids())
        {
            if (Find(pid) is { } process)
                all.Add(process);
        }

        return all;
    }

    /// <summary>Empty for processes of other users, unless we are root.</summary>
    public static string WorkingDirectory(int pid)
    {
        FolderInformation information;
        int size = MacLibc.ProcessInformation(pid, MacNumbers.FolderInformation, 0, &information, sizeof(FolderInformation));
        return size < sizeof(FolderInformation) ? "" : TextOf(&information.Path, PathLength);
    }

    /// <summary>Empty for processes of other users, unless we are root.</summary>
    public static IReadOnlyList<string> Arguments(int pid)
    {
        int* name = stackalloc int[3] { MacNumbers.ControlKernel, MacNumbers.KernelProcessArguments, pid };
        nuint length;
        if (MacLibc.SystemControl(name, 3, null, &length, null, 0) != 0)
            return [];
        byte[] block = new byte[length];
        fixed (byte* start = block)
        {
            return MacLibc.SystemControl(name, 3, start, &length, null, 0) == 0
                ? ArgumentBlock.Read(block.AsSpan(0, (int)length))
                : [];
        }
    }

    private static int[] Pids()
    {
        // Some more than there are: others start in between.
        int[] pids = new int[MacLibc.ListAllProcesses(null, 0) + 64];
        fixed (int* start = pids)
        {
            int count = MacLibc.ListAllProcesses(start, pids.Length * sizeof(int));
            return pids[..Math.Clamp(count, 0, pids.Length)];
        }
    }

    private static string TextOf(byte* start, int length)
    {
        var bytes = new ReadOnlySpan<byte>(start, length);
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
