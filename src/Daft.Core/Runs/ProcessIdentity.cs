namespace Daft.Core.Runs;

/// <summary>
/// A process: its number and when it started, in the system's own unit (Linux: clock ticks since boot, field 22 of
/// <c>/proc/PID/stat</c>). A number alone is reused and names nobody.
/// </summary>
public readonly record struct ProcessIdentity(int Pid, ulong StartTime);
