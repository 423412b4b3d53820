using System.CommandLine;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Engine.Layers;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class InstallCommand
{
    public static Command Create(Composition composition)
    {
        var command = new Command("install", HelpText.Install);
        command.SetAction(_ => (int)Install(composition));
        return command;
    }

    private static ExitCode Install(Composition composition)
    {
        var repository = CurrentRepository.Find(composition);
        GitCommand git = composition.Git(repository.Layout);
        var installer = new Installer(repository.Layout, git, composition.Platform.Files, Composition.Executable);
        InstallationReport report = Wait.For(installer.InstallAsync(CancellationToken.None));
        foreach (string line in InstallMessages.Installed(report))
            composition.Terminal.WriteLine(line);
        if (!report.Fires)
            throw new DaftException(InstallMessages.DoesNotFire, report.Hint);
        ApproveHead(composition, repository, git);
        return ExitCode.Done;
    }

    /// <summary>Whoever installs daft in a repository wants what its HEAD names; exactly that, and it is shown.</summary>
    private static void ApproveHead(Composition composition, CurrentRepository repository, GitCommand git)
    {
        if (Wait.For(ReadHeadAsync(composition, repository, git)) is not { Files: { File: { } file } files, Reading: { } reading })
        {
            composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.NoConfiguration));
            return;
        }

        PreparationReport.TellProblems(composition.Terminal, reading.Problems, files.FindText);
        if (reading.Configuration is null)
            composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.NotApproved(file)));
        else if (reading.FindContent() is { } content)
            Approve(composition, repository, file, content);
    }

    private static async Task<(LayeredConfiguration Files, LayeredReading Reading)?> ReadHeadAsync(
        Composition composition, CurrentRepository repository, GitCommand git)
    {
        using var commits = new CommitReader(repository.Layout, git);
        if ((await commits.FindHeadAsync(CancellationToken.None)).Commit is not { } commit)
            return null;
        var files = await composition.Configuration.FindAtCommitAsync(repository.Layout, commit, commits, CancellationToken.None);
        return (files, await files.ReadAsync(CancellationToken.None));
    }

    private static void Approve(Composition composition, CurrentRepository repository, string file, ApprovalContent content)
    {
        foreach (string line in ContentLines.Listing(file, content))
            composition.Terminal.WriteLine(line);
        Approvals.Write(composition, repository, content);
        composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.Approved));
    }
}
