using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration.Schema;
using Daft.Messages;

namespace Daft.Commands;

internal static class SchemaCommand
{
    public static Command Create(Composition composition)
    {
        var command = new Command("schema", HelpText.Schema);
        command.SetAction(_ => (int)Print(composition));
        return command;
    }

    private static ExitCode Print(Composition composition)
    {
        composition.Output.TryWrite(ConfigurationSchema.Write());
        return ExitCode.Done;
    }
}
