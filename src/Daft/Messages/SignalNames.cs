using System.Globalization;
using Daft.Engine.Platform;

namespace Daft.Messages;

public static class SignalNames
{
    /// <summary>Those numbers that mean the same on every Unix; the others as numbers.</summary>
    public static string Of(int signal) => signal switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        _ => string.Create(CultureInfo.InvariantCulture, $"signal {signal}"),
    };

    public static string Of(TerminationSignal signal) => signal switch
    {
        TerminationSignal.Interrupt => "interrupted",
        TerminationSignal.Terminate => "terminated",
        _ => "hung up",
    };
}
