namespace Daft.EndToEnd.Harness;

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
