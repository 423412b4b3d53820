using System.CommandLine;
using System.Text;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Engine.Yaml;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class DumpCommand
{
    public static Command Create(Composition composition)
    {
        var command = new Command("dump", HelpText.Dump);
        command.SetAction(_ => (int)Dump(composition));
        return command;
    }

    private static ExitCode Dump(Composition composition)
    {
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(CurrentRepository.Find(composition).InWorktree(), CancellationToken.None));
        if (files.IsEmpty)
            throw new DaftException(DumpMessages.NoFile);
        LayeredReading reading = files.Read();
        PreparationReport.TellProblems(composition.Terminal, reading.Problems, files.FindText);
        if (reading.Configuration is null)
            return ExitCode.CouldNot;
        composition.Output.TryWrite(Encoding.UTF8.GetBytes(ConfigurationDump.Of(files.Settings.Merge())));
        return ExitCode.Done;
    }
}
