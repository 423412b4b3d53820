using System.Runtime.Versioning;
using Daft.EndToEnd.Harness;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
[assembly: SupportedOSPlatform("linux")]

namespace Daft.EndToEnd;

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
