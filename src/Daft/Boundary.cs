using Daft.Core;
using Daft.Reporting;

namespace Daft;

/// <summary>Where everything that flies is caught: what the user can mend is shown as that, anything else as a bug.</summary>
internal static class Boundary
{
    public static int Guard(Composition composition, Func<int> command)
    {
        try
        {
            return command();
        }
        catch (DaftException failure)
        {
            composition.Terminal.Complain(failure);
            return (int)failure.ExitCode;
        }
#pragma warning disable CA1031 // The one place for it: whatever else arrives here is a bug, and is shown as one.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            composition.Terminal.ComplainOfBug(bug, Composition.Version);
            return (int)ExitCode.Bug;
        }
    }
}
