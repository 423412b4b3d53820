using System.CommandLine;
using System.CommandLine.Help;
using Daft.Commands;
using Daft.Core;
using Daft.Messages;
using Daft.Terminal;

namespace Daft;

/// <summary>The commands that people type.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var composition = new Composition();
        return Boundary.Guard(composition, () => Invoke(Parse(composition, args), composition));
    }

    private static int Invoke(ParseResult parsed, Composition composition)
    {
        composition.Color = parsed.GetResult(GlobalOptions.Color)?.Errors.Any() == true ? ColorWhen.Auto : parsed.GetValue(GlobalOptions.Color);
        if (parsed.Errors.Count > 0)
            throw CommandLineFaults.Explain(parsed);
        // The parser's own limit would end a command two seconds after Ctrl+C, in the middle of cancelling jobs.
        return Reminder.Around(
            composition,
            parsed,
            () => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
    }

    private static ParseResult Parse(Composition composition, string[] args) =>
        Tree(composition).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Tree(Composition composition)
    {
        var root = new RootCommand
        {
            InstallCommand.Create(composition),
            UninstallCommand.Create(composition),
            InitCommand.Create(composition),
            TrustCommand.Create(composition),
            ValidateCommand.Create(composition),
            DumpCommand.Create(composition),
            SchemaCommand.Create(composition),
            StatusCommand.Create(composition),
            JobsCommand.Create(composition),
            LogsCommand.Create(composition),
            WaitCommand.Create(composition),
            CancelCommand.Create(composition),
            RunCommand.Create(composition),
            RetryCommand.Create(composition),
            PruneCommand.Create(composition),
            GlobalOptions.Color,
        };
        root.SetAction(_ =>
        {
            composition.Terminal.WriteLine(HelpText.Root);
            return (int)ExitCode.CouldNot;
        });
        root.Options.OfType<HelpOption>().Single().Action = new HelpPage(composition.Output);
        root.Options.OfType<VersionOption>().Single().Action = new VersionPage(composition.Output);
        return root;
    }
}
