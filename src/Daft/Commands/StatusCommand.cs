using System.CommandLine;
using Daft.Core;
using Daft.Core.Trust;
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
        var status = new WorktreeStatus
        {
            Root = repository.Layout.WorktreeRoot,
            Hooks = Wait.For(InstalledHooks.FindAsync(
                repository.Layout, composition.Git(repository.Layout), composition.Platform.Files, CancellationToken.None)),
        };
        if (status.Root is null || ConfigurationSource.FindIn(status.Root) is not { } source)
            return status with { LastRun = status.Root is null ? null : repository.OwnRuns().LastOrDefault() };
        var configuration = source.Parse().Configuration;
        return status with
        {
            File = source.File,
            JobCount = configuration?.Hooks.Sum(hook => hook.Jobs.Length),
            IsApproved = configuration is not null
                && composition.Trust.Find(repository.Layout.CommonDirectory, ApprovalContent.Of(configuration).Hash) is not null,
            LastRun = repository.OwnRuns().LastOrDefault(),
        };
    }
}
