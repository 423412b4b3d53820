using Daft.Core;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>How everything that went wrong is shown: <c>error:</c>, then <c>hint:</c>.</summary>
public static class Complaints
{
    public static void Complain(this ITerminal terminal, DaftException failure) =>
        terminal.Complain(failure.Message, failure.Hint);

    public static void Complain(this ITerminal terminal, string message, string? hint)
    {
        terminal.WriteLine(ErrorLine(terminal.Traits, message));
        if (hint is not null)
            terminal.WriteLine(HintLine(terminal.Traits, hint));
    }

    /// <summary>The whole exception: whoever reports the bug has nothing else to show.</summary>
    public static void ComplainOfBug(this ITerminal terminal, Exception bug, string version)
    {
        terminal.WriteLine(ErrorLine(terminal.Traits, CommandLineMessages.Bug(version)));
        terminal.WriteLine(bug.ToString());
    }

    public static string ErrorLine(TerminalTraits traits, string message) => new Style(traits).Bad("error:") + Rest(CommandLineMessages.Error(message));

    public static string WarningLine(TerminalTraits traits, string message) => new Style(traits).Careful("warning:") + Rest(CommandLineMessages.Warning(message));

    public static string HintLine(TerminalTraits traits, string message) => new Style(traits).Careful("hint:") + Rest(CommandLineMessages.Hint(message));

    /// <summary>What follows the label, which alone is coloured.</summary>
    private static string Rest(string line) => Shown.Text(line[line.IndexOf(' ', StringComparison.Ordinal)..]);
}
