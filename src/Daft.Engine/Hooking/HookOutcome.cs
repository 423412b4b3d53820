using System.Collections.Immutable;
using Daft.Core.Runs;
using Daft.Engine.Launching;
using Daft.Engine.Preparing;

namespace Daft.Engine.Hooking;

/// <summary>What the git hook did.</summary>
public abstract record HookOutcome
{
    /// <summary>Not a creation, handled before, switched off, or nothing configured: not a word.</summary>
    public sealed record NothingToDo : HookOutcome;

    /// <summary>A creation, and the reason why nothing runs.</summary>
    public sealed record Declined(Preparation Why) : HookOutcome;

    /// <summary>No creation, but failures in this worktree that nobody has seen yet.</summary>
    public sealed record Reminded(IReadOnlyList<JobState> Failed) : HookOutcome;

    /// <param name="Warnings">Sentences the user should read: settings that were ignored, conditions that could not be told.</param>
    public sealed record Launched(LaunchedRun Run, ImmutableArray<string> Warnings) : HookOutcome;
}
