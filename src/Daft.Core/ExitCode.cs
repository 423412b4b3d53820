namespace Daft.Core;

/// <summary>What daft's own exit status says (DESIGN, section 9).</summary>
public enum ExitCode
{
    Done = 0,
    JobFailed = 1,
    CouldNot = 2,
    NothingKnown = 3,
    TimedOut = 4,
    Bug = 70,
    Interrupted = 130,
    Terminated = 143,
}
