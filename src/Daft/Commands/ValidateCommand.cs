using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Core.Merging;
using Daft.Engine.Layers;
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
            ? Validate(composition, LayeredConfiguration.Of(ConfigurationSource.Read(Path.GetFullPath(path, composition.Directory), path)), [])
            : ValidateOwn(composition)));
        return command;
    }

    /// <summary>In its own worktree a file can also be wrong about folders.</summary>
    private static ExitCode ValidateOwn(Composition composition)
    {
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(CurrentRepository.Find(composition).InWorktree(), CancellationToken.None));
        if (files.IsEmpty)
            throw new DaftException(ValidateMessages.NoFile, ValidateMessages.NoFileHint);
        return Validate(composition, files, new RunWish { IsDry = true }.Prepare(composition) is Preparation.Invalid invalid ? invalid.Problems : []);
    }

    private static ExitCode Validate(Composition composition, LayeredConfiguration files, ImmutableArray<Problem> more)
    {
        LayeredReading reading = files.Read();
        ImmutableArray<Problem> problems = reading.Configuration is null ? reading.Problems : [.. reading.Problems, .. more];
        int errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        PreparationReport.TellProblems(composition.Terminal, problems, files.FindText);
        composition.Terminal.WriteLine(errors == 0
            ? ValidateMessages.Valid(files.Name, reading.Configuration!.Hooks.Sum(hook => hook.Jobs.Length))
            : ValidateMessages.Found(errors));
        return errors == 0 ? ExitCode.Done : ExitCode.CouldNot;
    }
}
