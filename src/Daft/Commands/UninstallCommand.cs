using System.CommandLine;
using Daft.Core;
using Daft.Engine.Installing;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

internal static class UninstallCommand
{
    public static Command Create(Composition composition)
    {
        var command = new Command("uninstall", HelpText.Uninstall);
        command.SetAction(_ => (int)Uninstall(composition));
        return command;
    }

    private static ExitCode Uninstall(Composition composition)
    {
        var layout = CurrentRepository.Find(composition).Layout;
        var uninstaller = new Uninstaller(layout, composition.Git(layout), composition.Platform.Files, Composition.Executable);
        InstallationReport report = Wait.For(uninstaller.UninstallAsync(CancellationToken.None));
        foreach (string line in InstallMessages.Uninstalled(report))
            composition.Terminal.WriteLine(line);
        return report.Fires ? throw new DaftException(InstallMessages.StillFires, report.Hint) : ExitCode.Done;
    }
}
