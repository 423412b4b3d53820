using System.Runtime.Versioning;
using Daft.EndToEnd.Harness;

// Each of these trials measures a moment: one at a time.
[assembly: DoNotParallelize]
[assembly: SupportedOSPlatform("linux")]

namespace Daft.Faults;

[TestClass]
public static class AssemblySetup
{
    [AssemblyInitialize]
    public static void PrepareExecutable(TestContext context)
    {
        if (!OperatingSystem.IsLinux())
            throw new AssertInconclusiveException("this suite proves what it claims with /proc: it runs on Linux");
        DaftExecutable.Prepare(context.CancellationToken);
    }
}
