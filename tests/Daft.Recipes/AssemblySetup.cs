using System.Runtime.Versioning;
using Daft.EndToEnd.Harness;

// One row after the other: what they print as times would otherwise be each other's.
[assembly: DoNotParallelize]
[assembly: SupportedOSPlatform("linux")]

namespace Daft.Recipes;

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
