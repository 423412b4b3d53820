using System.Diagnostics.CodeAnalysis;

namespace Daft.EndToEnd.Harness;

/// <summary>Every test has a sandbox of its own and ends with the proof that it left nothing behind.</summary>
[SuppressMessage("Design", "CA1001", Justification = "the test runner calls the cleanup, which disposes the sandbox")]
public abstract class EndToEndTest
{
    private Sandbox? _sandbox;

    public required TestContext TestContext { get; set; }

    internal Sandbox Sandbox => _sandbox ?? throw new InvalidOperationException("the sandbox exists while the test runs");

    internal Signals Signals => Sandbox.Signals;

    [TestInitialize]
    public void MakeSandbox() => _sandbox = new Sandbox(TestContext.CancellationToken);

    [TestCleanup]
    public void EndSandbox()
    {
        using Sandbox sandbox = Sandbox;
        if (TestContext.CurrentTestOutcome == UnitTestOutcome.Inconclusive)
            return;
        bool failed = TestContext.CurrentTestOutcome != UnitTestOutcome.Passed;
        try
        {
            if (!failed)
                sandbox.ProveNothingIsLeft();
        }
        catch (AssertFailedException)
        {
            failed = true;
            throw;
        }
        finally
        {
            if (failed)
                TestContext.WriteLine(Evidence.Of(sandbox));
        }
    }
}
