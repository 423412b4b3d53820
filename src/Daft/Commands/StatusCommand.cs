using System.CommandLine;
using Daft.Core;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Engine.Preparing;
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
        if (status.Root is null || ConfigurationSource.FindIn(status.Root) is not { } source)
            return status;
        var configuration = source.Parse().Configuration;
        return status with
        {
            File = source.File,
            JobCount = configuration?.Hooks.Sum(hook => hook.Jobs.Length),
            IsApproved = configuration is not null
                && composition.Trust.Find(layout.CommonDirectory, ApprovalContent.Of(configuration).Hash) is not null,
        };
    }
}
