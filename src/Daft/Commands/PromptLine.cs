using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Prompts;
using Daft.Core.Runs;
using Daft.Engine.Git;
using Daft.Engine.Store;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>
/// <c>daft status --format</c>. A prompt asks after every command, everywhere: outside of a worktree, and in a repository
/// in which daft has never run anything, the answer is no output at all.
/// </summary>
internal static class PromptLine
{
    public static ExitCode Print(Composition composition, PromptFormat format)
    {
        if (!composition.HasDirectory || CurrentRepository.TryFind(composition) is not { Layout.WorktreeRoot: { } root } repository || !repository.HasRuns)
            return ExitCode.Done;
        ImmutableArray<RunSnapshot> recent = repository.RecentRuns();
        var values = new PromptValues
        {
            Standing = WorktreeStanding.Of([.. recent.Select(run => run.State)]),
            Root = root,
            FindBranch = () => CurrentBranch.Find(repository.Layout, composition.Git(repository.Layout)),
        };
        composition.Output.Print(PlainText.OfLine(format.Fill(values)));
        return ExitCode.Done;
    }
}
