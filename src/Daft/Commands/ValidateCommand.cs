using System.CommandLine;
using Daft.Core;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

internal static class ValidateCommand
{
    public static Command Create(Composition composition)
    {
        var file = new Argument<string?>("FILE") { Description = HelpText.File, Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", HelpText.Validate) { file };
        command.SetAction(parsed => (int)Validate(composition, parsed.GetValue(file)));
        return command;
    }

    private static ExitCode Validate(Composition composition, string? path)
    {
        ConfigurationFile file = path is null
            ? ConfigurationFile.FindIn(CurrentRepository.Find(composition).WorktreeRoot)
                ?? throw new DaftException(ValidateMessages.NoFile, ValidateMessages.NoFileHint)
            : ConfigurationFile.Read(Path.GetFullPath(path, composition.Directory), path);
        if (file.Reading.Configuration is { } configuration)
        {
            composition.Terminal.WriteLine(ValidateMessages.Valid(file.Name, configuration.Hooks.Sum(hook => hook.Jobs.Length)));
            return ExitCode.Done;
        }

        file.Complain(composition.Terminal);
        composition.Terminal.WriteLine(ValidateMessages.Found(file.Reading.Problems.Length));
        return ExitCode.CouldNot;
    }
}
