using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Engine.Tests.Supervising;

/// <summary>All processes that one test has started, directly or not: each carries the test's mark in its environment.</summary>
[SupportedOSPlatform("linux")]
internal sealed class MarkedProcesses(IProcessTable processes)
{
    private const string Name = "DAFT_RUN_TEST";

    private readonly string _mark = Guid.NewGuid().ToString("N");

    public KeyValuePair<string, string> Variable => new(Name, _mark);

    public IReadOnlyList<ProcessIdentity> Alive() =>
        [.. Directory.GetDirectories("/proc").Where(IsMarked).Select(Identify).OfType<ProcessIdentity>()];

    public void KillAll()
    {
        foreach (ProcessIdentity process in Alive())
            processes.Signal(process, ProcessSignal.Kill);
    }

    private ProcessIdentity? Identify(string folder) => processes.Find(int.Parse(Path.GetFileName(folder)));

    private bool IsMarked(string folder)
    {
        try
        {
            return char.IsAsciiDigit(Path.GetFileName(folder)[0])
                && File.ReadAllText(Path.Combine(folder, "environ")).Contains(_mark, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone since the listing, or somebody else's.
            return false;
        }
    }
}
