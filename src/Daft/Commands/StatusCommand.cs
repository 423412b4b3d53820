using System.CommandLine;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class StatusCommand
{
    public static Command Create(Composition composition)
    {
        var json = new Option<bool>("--json") { Description = HelpText.Json };
        var command = new Command("status", HelpText.Status) { json };
        command.SetAction(parsed => (int)Tell(composition, parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Tell(Composition composition, bool asJson)
    {
        WorktreeStatus status = Look(composition);
        if (asJson)
            composition.Output.TryWrite(StatusPage.Json(status));
        else
            composition.Output.Print(string.Join('\n', StatusPage.Lines(status, composition.Time.GetUtcNow())));
        return ExitCode.Done;
    }

    private static WorktreeStatus Look(Composition composition)
    {
        var repository = CurrentRepository.Find(composition);
        WorktreeLayout layout = repository.Layout;
        var status = new WorktreeStatus
        {
            Root = layout.WorktreeRoot,
            Hooks = Wait.For(InstalledHooks.FindAsync(layout, composition.Git(layout), composition.Platform.Files, CancellationToken.None)),
            LastRun = layout.WorktreeRoot is not null && repository.OwnRuns() is [.., var last] ? last : null,
        };
        return status.Root is null ? status : WithConfiguration(status, composition, layout);
    }

    private static WorktreeStatus WithConfiguration(WorktreeStatus status, Composition composition, WorktreeLayout layout)
    {
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(layout, CancellationToken.None));
        if (files.IsEmpty)
            return status;
        LayeredReading reading = Wait.For(files.ReadAsync(CancellationToken.None));
        ApprovalContent? toApprove = reading.FindContent();
        return status with
        {
            File = files.Name,
            JobCount = reading.Configuration?.Hooks.Sum(hook => hook.Jobs.Length),
            NeedsApproval = toApprove is not null,
            IsApproved = reading.Configuration is not null
                && (toApprove is not { } content || composition.Trust.Find(layout.CommonDirectory, content.Hash) is not null),
        };
    }
}
