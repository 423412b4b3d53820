using System.CommandLine;
using Daft.Core;
using Daft.Core.Recipes;
using Daft.Engine.Recipes;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

internal static class InitCommand
{
    public static Command Create(Composition composition)
    {
        var toOutput = new Option<bool>("--stdout") { Description = HelpText.InitToOutput };
        var command = new Command("init", HelpText.Init) { toOutput };
        command.SetAction(parsed => (int)Init(composition, parsed.GetValue(toOutput)));
        return command;
    }

    private static ExitCode Init(Composition composition, bool toOutput)
    {
        var repository = CurrentRepository.Find(composition);
        string worktree = repository.WorktreeRoot;
        if (!toOutput && NewConfiguration.FindTaken(worktree) is { } name)
            throw new DaftException(InitMessages.Taken(name), InitMessages.TakenHint);
        RepositoryFiles files = Wait.For(RepositoryListing.ReadAsync(worktree, composition.Git(repository.Layout), CancellationToken.None));
        RecipeFindings findings = RecipeBook.Look(files);
        Tell(composition.Terminal, findings);
        string text = ConfigurationDraft.Write(findings.Recipes);
        if (toOutput)
            return (ExitCode)composition.Output.Print(text.TrimEnd('\n'));
        NewConfiguration.Write(worktree, text);
        composition.Terminal.WriteLine(RunMessages.Plain(NewSchema.TryWrite(worktree) ? InitMessages.SchemaWritten : InitMessages.OtherSchema));
        composition.Terminal.WriteLine(RunMessages.Plain(InitMessages.Written(NewConfiguration.Name, PathsForGit(composition, worktree))));
        return ExitCode.Done;
    }

    private static void Tell(ITerminal terminal, RecipeFindings findings)
    {
        foreach (Recipe recipe in findings.Recipes)
            terminal.WriteLine(RunMessages.Plain(InitMessages.Found(recipe)));
        if (findings.Recipes.IsEmpty)
            terminal.WriteLine(RunMessages.Plain(InitMessages.NothingKnown));
        if (!findings.LeftOut.IsEmpty)
            terminal.WriteLine(RunMessages.Plain(InitMessages.LeftOut(findings.LeftOut)));
    }

    /// <summary>From a folder further down git takes a path from the root with <c>:/</c> before it.</summary>
    private static string PathsForGit(Composition composition, string worktree)
    {
        string root = composition.Platform.Files.FindRealPath(composition.Directory) == worktree ? "" : ":/";
        return $"{root}{NewConfiguration.Name} {root}{SchemaReference.Path}";
    }
}
