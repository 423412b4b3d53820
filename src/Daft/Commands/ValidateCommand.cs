using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Preparing;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

internal static class ValidateCommand
{
    public static Command Create(Composition composition)
    {
        var file = new Argument<string?>("FILE") { Description = HelpText.File, Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", HelpText.Validate) { file };
        command.SetAction(parsed => (int)Validate(composition, Find(composition, parsed.GetValue(file))));
        return command;
    }

    private static ConfigurationSource Find(Composition composition, string? path) => path is null
        ? ConfigurationSource.FindIn(CurrentRepository.Find(composition).WorktreeRoot)
            ?? throw new DaftException(ValidateMessages.NoFile, ValidateMessages.NoFileHint)
        : ConfigurationSource.Read(Path.GetFullPath(path, composition.Directory), path);

    private static ExitCode Validate(Composition composition, ConfigurationSource source)
    {
        ConfigurationReading reading = source.Parse();
        PreparationReport.TellProblems(composition.Terminal, reading.Problems, source.Text);
        composition.Terminal.WriteLine(reading.Configuration is { } configuration
            ? ValidateMessages.Valid(source.File, configuration.Hooks.Sum(hook => hook.Jobs.Length))
            : ValidateMessages.Found(reading.Problems.Length));
        return reading.Configuration is null ? ExitCode.CouldNot : ExitCode.Done;
    }
}
