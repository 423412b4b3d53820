using Daft.Core.Runs;

namespace Daft.Engine.Platform.Windows;

/// <summary>A process that we started, with the group it leads.</summary>
/// <param name="process">Its handle, ours from now on.</param>
/// <param name="leadsGroup">False for a supervisor.</param>
internal sealed class Child(nint process, bool leadsGroup) : IDisposable
{
    private const int Terminated = 15;
    private const int Killed = 9;

    /// <summary>What a shell says of a process that a signal ended; nothing else tells such an end from a failure.</summary>
    private const uint SignalBase = 128;

    private int _endedBy;

    public KernelHandle Process { get; } = new(process);

    public JobObject? Job { get; } = leadsGroup ? new JobObject() : null;

    public void End(ProcessSignal signal)
    {
        int number = signal == ProcessSignal.Kill ? Killed : Terminated;
        if (!WindowsProcesses.HasEnded(Process))
            _endedBy = number;
        uint exitCode = SignalBase + (uint)number;
        if (Job is null)
            _ = Kernel32.TerminateProcess(Process, exitCode);
        else
            Job.Terminate(exitCode);
    }

    public unsafe ExitReport? FindExit()
    {
        uint exitCode;
        if (!WindowsProcesses.HasEnded(Process) || !Kernel32.GetExitCode(Process, &exitCode))
            return null;
        return _endedBy != 0 && exitCode == SignalBase + (uint)_endedBy ? ExitReport.Killed(_endedBy) : ExitReport.Exited((int)exitCode);
    }

    public void Dispose()
    {
        Process.Dispose();
        Job?.Dispose();
    }
}
