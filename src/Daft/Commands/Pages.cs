using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Daft.Core;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>daft's own page for daft itself; the parser's for a single command.</summary>
internal sealed class HelpPage(IDataOutput output) : SynchronousCommandLineAction
{
    private readonly HelpAction _ofCommand = new();

    public override int Invoke(ParseResult parseResult) =>
        parseResult.CommandResult.Command is RootCommand ? output.Print(HelpText.Root) : _ofCommand.Invoke(parseResult);
}

internal sealed class VersionPage(IDataOutput output) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult) => output.Print(CommandLineMessages.Version(Composition.Version));
}

internal static class Printing
{
    /// <summary>Prints to standard output.</summary>
    /// <returns>The exit status: a reader that has gone is no failure.</returns>
    public static int Print(this IDataOutput output, string text)
    {
        output.TryWrite(System.Text.Encoding.UTF8.GetBytes(text + "\n"));
        return (int)ExitCode.Done;
    }
}
