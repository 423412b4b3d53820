using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Engine.Preparing;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>Says why nothing runs, or what to know of what does.</summary>
public static class PreparationReport
{
    /// <summary>With their lines and hints; a file with more was not written by hand, and git must not wait for the telling.</summary>
    private const int MostProblems = 200;

    public static void Tell(ITerminal terminal, Preparation why)
    {
        switch (why)
        {
            case Preparation.Invalid invalid:
                TellProblems(terminal, invalid.Problems, invalid.Files.FindText);
                terminal.WriteLine(RunMessages.Plain(TrustMessages.NothingRunInvalid(invalid.Problems[0].Place.File)));
                break;
            case Preparation.NotApproved refused:
                terminal.WriteLine(RunMessages.Plain(TrustMessages.NothingRunNotApproved(refused.File, refused.HasEarlierApproval)));
                terminal.WriteLine(Complaints.HintLine(terminal.Traits, TrustMessages.NotApprovedHint));
                break;
            case Preparation.NothingToRun { File: { } file }:
                terminal.WriteLine(RunMessages.Plain(TrustMessages.NothingToRun(file)));
                break;
            default:
                terminal.WriteLine(RunMessages.Plain(TrustMessages.NoFileToRun));
                terminal.WriteLine(Complaints.HintLine(terminal.Traits, TrustMessages.NoFileHint));
                break;
        }
    }

    public static void TellWarnings(ITerminal terminal, ImmutableArray<string> warnings)
    {
        foreach (string warning in warnings)
            terminal.WriteLine(RunMessages.Plain(PlainText.OfLine(warning)));
    }

    /// <param name="findText">The whole file that a problem is in; null leaves the line out.</param>
    public static void TellProblems(ITerminal terminal, ImmutableArray<Problem> problems, Func<Problem, string?> findText)
    {
        foreach (string line in problems.Take(MostProblems).SelectMany(problem => ProblemLines.Of(terminal.Traits, problem, findText(problem))))
            terminal.WriteLine(line);
        if (problems.Length > MostProblems)
            terminal.WriteLine(ValidateMessages.More(problems.Length - MostProblems));
    }
}
