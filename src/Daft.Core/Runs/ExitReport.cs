namespace Daft.Core.Runs;

/// <summary>How a process ended: with a status, or by a signal; exactly one of the two is set.</summary>
public readonly record struct ExitReport(int? Status, int? Signal)
{
    public bool IsSuccess => Status == 0;

    public static ExitReport Exited(int status) => new(status, null);

    public static ExitReport Killed(int signal) => new(null, signal);
}
