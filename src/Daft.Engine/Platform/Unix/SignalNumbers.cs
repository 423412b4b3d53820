namespace Daft.Engine.Platform.Unix;

/// <summary>SIGSTOP and SIGCONT have other numbers on Linux than on macOS; the rest agree.</summary>
internal sealed record SignalNumbers(int Freeze, int Thaw)
{
    private const int Terminate = 15;
    private const int KillNow = 9;

    public int Of(ProcessSignal signal) => signal switch
    {
        ProcessSignal.Freeze => Freeze,
        ProcessSignal.Thaw => Thaw,
        ProcessSignal.Terminate => Terminate,
        _ => KillNow,
    };
}
