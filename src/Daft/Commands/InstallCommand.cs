using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Trust;
using Daft.Engine.Git;
using Daft.Engine.Installing;
using Daft.Engine.Preparing;
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
        using var commits = new CommitReader(repository.Layout, git);
        if (FindSource(commits) is not { } source)
        {
            composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.NoConfiguration));
            return;
        }

        ConfigurationReading reading = source.Parse();
        PreparationReport.TellProblems(composition.Terminal, reading.Problems, source.Text);
        if (reading.Configuration is not { } configuration)
            composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.NotApproved));
        else
            Approve(composition, repository, source.File, ApprovalContent.Of(configuration));
    }

    private static ConfigurationSource? FindSource(CommitReader commits)
    {
        if (Wait.For(commits.FindHeadAsync(CancellationToken.None)).Commit is not { } commit)
            return null;
        return Wait.For(commits.FindFileAsync(commit, ConfigurationFiles.Names, CancellationToken.None)) is { } file
            ? ConfigurationSource.Of(file.Name, file.Content.Span)
            : null;
    }

    private static void Approve(Composition composition, CurrentRepository repository, string file, ApprovalContent content)
    {
        foreach (string line in ContentLines.Listing(file, content))
            composition.Terminal.WriteLine(line);
        Approvals.Write(composition, repository, content);
        composition.Terminal.WriteLine(RunMessages.Plain(InstallMessages.Approved));
    }
}
