using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>Every mistake in every configuration that was checked, and what is valid.</summary>
public static class ValidationReport
{
    public static void Tell(ITerminal terminal, IReadOnlyList<CheckedConfiguration> configurations)
    {
        foreach (CheckedConfiguration configuration in configurations)
            Tell(terminal, configuration);
        int errors = configurations.Sum(configuration => configuration.ErrorCount);
        if (errors > 0)
            terminal.WriteLine(ValidateMessages.Found(errors));
    }

    private static void Tell(ITerminal terminal, CheckedConfiguration configuration)
    {
        if (configuration.Unreadable is { } unreadable)
            terminal.Complain(unreadable);
        PreparationReport.TellProblems(terminal, configuration.Problems, configuration.FindText);
        if (configuration.IsValid)
            terminal.WriteLine(ValidateMessages.Valid(PlainText.OfLine(configuration.Name), configuration.JobCount));
    }
}
