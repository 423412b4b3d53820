using System.CommandLine;
using System.CommandLine.Help;
using Daft.Commands;
using Daft.Core;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft;

/// <summary>The commands that people type, and the boundary where everything that flies is caught.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var composition = new Composition();
        try
        {
            return Invoke(Tree(composition).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }), composition);
        }
        catch (DaftException failure)
        {
            composition.Terminal.Complain(failure);
            return (int)failure.ExitCode;
        }
#pragma warning disable CA1031 // One of the two boundaries: whatever else arrives here is a bug, and is shown as one.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            composition.Terminal.ComplainOfBug(bug, Composition.Version);
            return (int)ExitCode.Bug;
        }
    }

    private static int Invoke(ParseResult parsed, Composition composition)
    {
        composition.Color = parsed.GetResult(GlobalOptions.Color)?.Errors.Any() == true ? ColorWhen.Auto : parsed.GetValue(GlobalOptions.Color);
        if (parsed.Errors.Count > 0)
            throw CommandLineFaults.Explain(parsed);
        // The parser's own limit would end a command two seconds after Ctrl+C, in the middle of cancelling jobs.
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static RootCommand Tree(Composition composition)
    {
        var root = new RootCommand
        {
            InstallCommand.Create(composition),
            UninstallCommand.Create(composition),
            TrustCommand.Create(composition),
            ValidateCommand.Create(composition),
            StatusCommand.Create(composition),
            JobsCommand.Create(composition),
            LogsCommand.Create(composition),
            WaitCommand.Create(composition),
            CancelCommand.Create(composition),
            RunCommand.Create(composition),
            GlobalOptions.Color,
        };
        root.SetAction(_ => composition.Output.Print(HelpText.Root));
        root.Options.OfType<HelpOption>().Single().Action = new HelpPage(composition.Output);
        root.Options.OfType<VersionOption>().Single().Action = new VersionPage(composition.Output);
        return root;
    }
}
