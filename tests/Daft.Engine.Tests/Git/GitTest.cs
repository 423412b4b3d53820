using System.Runtime.Versioning;

namespace Daft.Engine.Tests.Git;

/// <summary>A test with a sandbox that goes when it ends.</summary>
[SupportedOSPlatform("linux")]
public abstract class GitTest
{
    private readonly List<GitSandbox> _sandboxes = [];

    public static IEnumerable<object[]> EveryGit => Gits.Rows;

    public TestContext TestContext { get; set; } = null!;

    protected CancellationToken Cancellation => TestContext.CancellationToken;

    /// <param name="gitFolder">What stands in front of <c>PATH</c>; empty for nothing.</param>
    internal GitSandbox NewSandbox(string gitFolder = "")
    {
        var sandbox = new GitSandbox(gitFolder);
        _sandboxes.Add(sandbox);
        return sandbox;
    }

    [TestCleanup]
    public void LeaveNothing() => _sandboxes.ForEach(sandbox => sandbox.Dispose());
}
