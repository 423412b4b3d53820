using System.Collections.Immutable;
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
        command.SetAction(parsed => (int)(parsed.GetValue(file) is { } path
            ? Validate(composition, ConfigurationSource.Read(Path.GetFullPath(path, composition.Directory), path), [])
            : ValidateOwn(composition)));
        return command;
    }

    /// <summary>In its own worktree a file can also be wrong about folders.</summary>
    private static ExitCode ValidateOwn(Composition composition)
    {
        ConfigurationSource source = ConfigurationSource.FindIn(CurrentRepository.Find(composition).WorktreeRoot)
            ?? throw new DaftException(ValidateMessages.NoFile, ValidateMessages.NoFileHint);
        return Validate(composition, source, new RunWish { IsDry = true }.Prepare(composition) is Preparation.Invalid invalid ? invalid.Problems : []);
    }

    private static ExitCode Validate(Composition composition, ConfigurationSource source, ImmutableArray<Problem> more)
    {
        ConfigurationReading reading = source.Parse();
        ImmutableArray<Problem> problems = reading.Configuration is null ? reading.Problems : [.. reading.Problems, .. more];
        int errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        PreparationReport.TellProblems(composition.Terminal, problems, source.Text);
        composition.Terminal.WriteLine(errors == 0
            ? ValidateMessages.Valid(source.File, reading.Configuration!.Hooks.Sum(hook => hook.Jobs.Length))
            : ValidateMessages.Found(errors));
        return errors == 0 ? ExitCode.Done : ExitCode.CouldNot;
    }
}
