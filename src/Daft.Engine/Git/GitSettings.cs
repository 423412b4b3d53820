using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <summary>What git's configuration says about daft in one worktree, the caller's <c>git -c</c> included.</summary>
public sealed record GitSettings
{
    /// <summary><c>daft.enabled</c>: false switches daft off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary><c>daft.backgroundSlots</c>: how many heavy background jobs run at a time, 0 for as many as there are; null where it is not said.</summary>
    public int? BackgroundSlots { get; init; }

    /// <summary><c>daft.notify</c> is <c>desktop</c>: a failed background job is told on the desktop.</summary>
    public bool NotifiesDesktop { get; init; }

    /// <summary><c>daft.backgroundPriority</c>.</summary>
    public BackgroundPriority BackgroundPriority { get; init; } = BackgroundPriority.Idle;

    /// <summary>One sentence for each value that is ignored because nobody knows what it means.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    internal ImmutableDictionary<string, FailMode> FailModes { get; init; } = ImmutableDictionary.Create<string, FailMode>(StringComparer.OrdinalIgnoreCase);

    internal GitSettings Warn(string warning) => this with { Warnings = Warnings.Add(warning) };

    /// <summary>
    /// What the shim handed over, where it has asked git already: two processes that a shell starts side by side cost a
    /// quarter of one that the base library starts. git's own process otherwise, or where that one failed, for its reason.
    /// </summary>
    /// <param name="handedOver">The output of the shim's <c>git config</c> and its status; null where there was none.</param>
    public static async Task<GitSettings> ReadAsync(Stream? handedOver, GitCommand git, CancellationToken cancellationToken) =>
        handedOver is not null && HandedSettings.Read(handedOver) is { } settings ? settings : await ReadAsync(git, cancellationToken);

    /// <summary>One git process. Settings that git cannot read are no settings, and a warning.</summary>
    public static async Task<GitSettings> ReadAsync(GitCommand git, CancellationToken cancellationToken)
    {
        ShortCommandResult result = await git.RunAsync(["config", "-z", "--get-regexp", @"^daft\."], cancellationToken);
        return result switch
        {
            ShortCommandResult.Finished { ExitCode: 0 } finished => GitSettingsText.Parse(finished.OutputText),
            // Status 1 is git's word for "no such key".
            ShortCommandResult.Finished { ExitCode: 1 } => new GitSettings(),
            _ => new GitSettings { Warnings = [$"cannot read git's configuration: {result.Describe("git config")}"] },
        };
    }

    /// <summary><c>daft.hooks.&lt;hook&gt;.failMode</c>, the hook's name in camel case as git's keys want it; null where not set.</summary>
    public FailMode? FindFailMode(string hook) => FailModes.TryGetValue(GitSettingsText.KeyOf(hook), out FailMode mode) ? mode : null;
}
