using System.Globalization;
using Daft.Core.Planning;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.Linux;

internal sealed class LinuxSpawnDialect : SpawnDialect
{
    private const int SetDescriptorFlags = 2;
    private const int CloseOnExecFlag = 1;

    public override short Flags => LinuxNumbers.SpawnInNewSession;

    public override short FlagsOnTerminal => 0;

    public override int OpenCreate => LinuxNumbers.OpenCreate;

    public override int OpenAppend => LinuxNumbers.OpenAppend;

    /// <summary>
    /// A thread's priorities are inherited by the process that it starts and cannot be raised again: a thread for this one child,
    /// so that the supervisor keeps its own.
    /// </summary>
    public override SpawnResult WithPriority(BackgroundPriority priority, Func<SpawnResult> spawn)
    {
        if (priority == BackgroundPriority.Normal)
            return spawn();
        Task<SpawnResult> spawning = Task.Factory.StartNew(
            () =>
            {
                LinuxPriority.LowerThisThread(priority);
                return spawn();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return spawning.GetAwaiter().GetResult();
    }

    public override unsafe void CloseFrom(byte* actions, int first)
    {
        try
        {
            _ = LinuxLibc.AddCloseFrom(actions, first);
        }
        catch (Exception absent) when (absent is EntryPointNotFoundException or DllNotFoundException)
        {
            // musl, and glibc before 2.34. What dup2 puts in place in the child loses this mark again.
            MarkCloseOnExec();
        }
    }

    private static void MarkCloseOnExec()
    {
        foreach (string path in Directory.GetFiles("/proc/self/fd"))
        {
            if (int.TryParse(Path.GetFileName(path.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int descriptor) && descriptor > 2)
                _ = LinuxLibc.FileControl(descriptor, SetDescriptorFlags, CloseOnExecFlag);
        }
    }
}
