namespace Daft.Core.Runs;

/// <summary>
/// A process: its number and when it started, in the system's own unit (Linux: clock ticks since boot, field 22 of
/// <c>/proc/PID/stat</c>). A number alone is reused and names nobody.
/// </summary>
public readonly record struct ProcessIdentity(int Pid, ulong StartTime)
{
    /// <summary>
    /// False where the system did not tell when it started: then the number is good for a child that has not been reaped, and
    /// for nothing that was read from a file.
    /// </summary>
    public bool IsProvable => Pid > 1 && StartTime != 0;
}
