using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Core.Trust;
using Daft.Engine.Trust;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class TrustCommand
{
    public static Command Create(Composition composition)
    {
        var yes = new Option<bool>("--yes", "-y") { Description = HelpText.Yes };
        var command = new Command("trust", HelpText.Trust) { yes };
        command.SetAction(parsed => (int)Trust(composition, parsed.GetValue(yes)));
        return command;
    }

    private static ExitCode Trust(Composition composition, bool isYes)
    {
        var repository = CurrentRepository.Find(composition);
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(repository.InWorktree(), CancellationToken.None));
        LayeredReading reading = Wait.For(files.ReadAsync(CancellationToken.None));
        PreparationReport.TellProblems(composition.Terminal, reading.Problems, files.FindText);
        if (reading.Configuration is not { } configuration)
            return ExitCode.CouldNot;
        if (reading.FindContent() is not { } content)
            throw new DaftException(files.File is { } file ? TrustMessages.NothingToApprove(file) : TrustMessages.NoFile);
        if (!IsApproved(composition, repository, files.Name, content) && !Approve(composition, repository, files.Name, content, isYes))
            return ExitCode.CouldNot;
        return OfferToRun(composition, repository, configuration, isYes);
    }

    private static bool IsApproved(Composition composition, CurrentRepository repository, string file, ApprovalContent content)
    {
        bool isApproved = composition.Trust.Find(repository.Layout.CommonDirectory, content.Hash) is not null;
        if (isApproved)
            composition.Terminal.WriteLine(RunMessages.Plain(TrustMessages.AlreadyApproved(file)));
        return isApproved;
    }

    private static bool Approve(Composition composition, CurrentRepository repository, string file, ApprovalContent content, bool isYes)
    {
        Approval? before = composition.Trust.FindAll(repository.Layout.CommonDirectory) is [var latest, ..] ? latest : null;
        foreach (string line in Show(composition.Terminal.Traits, file, before, content))
            composition.Terminal.WriteLine(line);
        if (!isYes && !composition.Terminal.CanAsk)
            throw new DaftException(TrustMessages.NobodyToAsk, TrustMessages.NobodyToAskHint);
        bool isApproved = isYes || composition.Terminal.Confirm(TrustMessages.Question);
        if (isApproved)
            Approvals.Write(composition, repository, content);
        composition.Terminal.WriteLine(RunMessages.Plain(isApproved ? TrustMessages.Approved : TrustMessages.Declined));
        return isApproved;
    }

    private static IReadOnlyList<string> Show(TerminalTraits traits, string file, Approval? before, ApprovalContent content) => before is null
        ? ContentLines.Listing(file, content)
        : ContentLines.Difference(traits, file, before.Listing, content);

    /// <summary>Only where something was skipped: in a linked worktree without a run.</summary>
    private static ExitCode OfferToRun(Composition composition, CurrentRepository repository, DaftConfiguration configuration, bool isYes)
    {
        bool wasSkipped = repository.Layout.IsLinked && repository.OwnRuns().Count == 0
            && configuration.FindHook(HookNames.WorktreePostCreate) is { Jobs.IsEmpty: false };
        if (!wasSkipped)
            return ExitCode.Done;
        if (!isYes && composition.Terminal.CanAsk && composition.Terminal.Confirm(TrustMessages.RunQuestion))
            return RunCommand.Run(composition, new RunWish());
        composition.Terminal.WriteLine(RunMessages.Plain(TrustMessages.RunLater));
        return ExitCode.Done;
    }
}
