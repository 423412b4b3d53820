using System.CommandLine;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Core.Prompts;
using Daft.Core.Runs;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class StatusCommand
{
    /// <summary>For prompts.</summary>
    public static Option<string> Format { get; } = new("--format", "-f") { Description = HelpText.Format, HelpName = "TEXT" };

    public static Command Create(Composition composition)
    {
        var json = new Option<bool>("--json") { Description = HelpText.Json };
        var command = new Command("status", HelpText.Status) { Format, json };
        command.SetAction(parsed => (int)Tell(composition, parsed.GetValue(Format), parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Tell(Composition composition, string? format, bool asJson) => (format, asJson) switch
    {
        (null, _) => Tell(composition, asJson),
        (_, true) => throw new DaftException(StatusMessages.FormatOrJson),
        _ => PromptLine.Print(composition, PromptFormat.Parse(format)),
    };

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
        WorktreeStatus status = new()
        {
            Root = layout.WorktreeRoot,
            Hooks = Wait.For(InstalledHooks.FindAsync(layout, composition.Git(layout), composition.Platform.Files, CancellationToken.None)),
        };
        if (status.Root is not null && repository.RecentRuns() is [var last, ..] recent)
            status = status with { LastRun = last, Standing = WorktreeStanding.Of([.. recent.Select(run => run.State)]) };
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
