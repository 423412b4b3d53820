using System.Runtime.Versioning;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Hooking;
using Daft.Engine.Launching;
using Daft.Engine.Layers;
using Daft.Engine.Preparing;
using Daft.Engine.Tests.Supervising;
using Daft.Engine.Trust;
using Daft.Engine.Yaml;

namespace Daft.Engine.Tests.Hooking;

/// <summary>A repository with a <c>daft.yml</c>, worktrees that no hook has seen yet, and the hook called as git calls it.</summary>
[SupportedOSPlatform("linux")]
public abstract class HookTest : RunTest
{
    protected const string OneJob = """
        hooks:
          worktree-post-create:
            jobs:
              - name: build
                run: pwd
                background: true
        """;

    private const string NoCommit = "0000000000000000000000000000000000000000";

    internal TrustStore Trust => new(TrustStore.FindFolder(Sandbox.Variables, Sandbox.PathOf("home")), Linux.Files);

    protected ConfigurationFinder Finder => new(Linux.Files, Sandbox.Variables, Sandbox.PathOf("home"));

    protected RunPreparer Preparer => new(Linux, Trust, TimeProvider.System);

    /// <summary>The id of the commit.</summary>
    protected string Configure(string text) => Sandbox.Commit(Repository, "daft.yml", text + "\n");

    protected void Approve(string text) => Trust.Approve(CommonDirectory, new Approval
    {
        Hash = ApprovalContent.Of(ConfigurationText.Read(text + "\n", "daft.yml").Configuration!).Hash,
        ApprovedAt = TimeProvider.System.GetUtcNow(),
        Listing = [],
    });

    protected string AddNewWorktree(string name = "new") => Sandbox.AddWorktree(Repository, name);

    protected static string MarkerOf(string worktree)
    {
        string pointer = File.ReadAllText(Path.Combine(worktree, ".git")).TrimEnd();
        return Path.Combine(pointer["gitdir: ".Length..], "daft");
    }

    /// <param name="worktree">Where git has just checked something out.</param>
    /// <param name="variables">What the caller's environment holds besides.</param>
    protected HookCall CallIn(string worktree, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Sandbox.Variables);
        foreach ((string name, string value) in variables)
            environment[name] = value;
        return new HookCall
        {
            OldId = NoCommit,
            NewId = Sandbox.Git(worktree, "rev-parse", "HEAD"),
            IsBranchCheckout = true,
            WorkingDirectory = worktree,
            Environment = environment,
        };
    }

    protected Task<HookOutcome> RunAsync(HookCall call) =>
        new PostCheckout(Linux, Finder, Preparer, new RunLauncher(Linux, Daft, TimeProvider.System)).RunAsync(call, Cancellation);

    /// <param name="text">Of the <c>daft.yml</c>; null where there is none.</param>
    /// <param name="folder">The worktree.</param>
    protected async Task<Preparation> PrepareAsync(string? text, string folder, Func<RunOccasion, RunOccasion> change)
    {
        using CommitReader commits = Sandbox.Reader(folder);
        var occasion = new RunOccasion
        {
            Hook = HookNames.WorktreePostCreate,
            Trigger = "a test",
            Layout = Sandbox.Layout(folder),
            Nonce = "",
            Head = await commits.FindHeadAsync(Cancellation),
            Environment = Sandbox.Variables,
        };
        var files = text is null
            ? new LayeredConfiguration { Sources = [], Settings = new LayeredSettings() }
            : LayeredConfiguration.Of(new ConfigurationSource("daft.yml", text));
        return await Preparer.PrepareAsync(files, change(occasion), commits, Cancellation);
    }

    protected async Task<LaunchedRun> LaunchAsync(HookCall call) =>
        await RunAsync(call) is HookOutcome.Launched launched
            ? launched.Run
            : throw new AssertFailedException("the hook launched nothing");
}
