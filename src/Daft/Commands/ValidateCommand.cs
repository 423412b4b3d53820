using System.Collections.Immutable;
using System.CommandLine;
using Daft.Core;
using Daft.Core.Merging;
using Daft.Engine.Layers;
using Daft.Engine.Preparing;
using Daft.Messages;
using Daft.Reporting;

namespace Daft.Commands;

internal static class ValidateCommand
{
    private const string Input = "-";

    public static Command Create(Composition composition)
    {
        var files = new Argument<string[]>("FILE") { Description = HelpText.Files, Arity = ArgumentArity.ZeroOrMore };
        var json = new Option<bool>("--json") { Description = HelpText.Json };
        var command = new Command("validate", HelpText.Validate) { files, json };
        command.SetAction(parsed => (int)Validate(composition, parsed.GetValue(files) ?? [], parsed.GetValue(json)));
        return command;
    }

    private static ExitCode Validate(Composition composition, string[] names, bool asJson)
    {
        ImmutableArray<CheckedConfiguration> configurations = names.Length == 0 ? [CheckOwn(composition)] : [.. names.Select(name => Check(composition, name))];
        if (asJson)
            composition.Output.TryWrite(ProblemsJson.Write(configurations));
        else
            ValidationReport.Tell(composition.Terminal, configurations);
        return configurations.All(configuration => configuration.IsValid) ? ExitCode.Done : ExitCode.CouldNot;
    }

    /// <summary>In its own worktree a file can also be wrong about folders.</summary>
    private static CheckedConfiguration CheckOwn(Composition composition)
    {
        var files = Wait.For(composition.Configuration.FindInWorktreeAsync(CurrentRepository.Find(composition).InWorktree(), CancellationToken.None));
        if (files.IsEmpty)
            throw new DaftException(ValidateMessages.NoFile, ValidateMessages.NoFileHint);
        LayeredReading reading = files.Read();
        return reading.Configuration is not null && new RunWish { IsDry = true }.Prepare(composition) is Preparation.Invalid invalid
            ? CheckedConfiguration.Of(files, reading with { Problems = [.. reading.Problems, .. invalid.Problems] })
            : CheckedConfiguration.Of(files, reading);
    }

    /// <summary>One that cannot be read is no reason to leave out the others.</summary>
    private static CheckedConfiguration Check(Composition composition, string name)
    {
        try
        {
            var files = LayeredConfiguration.Of(Read(composition, name));
            return CheckedConfiguration.Of(files, files.Read());
        }
        catch (DaftException unreadable)
        {
            return CheckedConfiguration.Of(NameOf(name), unreadable);
        }
    }

    private static ConfigurationSource Read(Composition composition, string name)
    {
        if (name != Input)
            return ConfigurationSource.Read(Path.Combine(composition.Directory, name), name);
        using Stream input = Console.OpenStandardInput();
        return ConfigurationSource.Read(input, NameOf(name));
    }

    private static string NameOf(string name) => name == Input ? ValidateMessages.Input : name;
}
