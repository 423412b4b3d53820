using System.CommandLine;
using System.CommandLine.Parsing;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Messages;

namespace Daft.Commands;

/// <summary>What is wrong with a command line, in daft's own words.</summary>
internal static class CommandLineFaults
{
    public static DaftException Explain(ParseResult parsed)
    {
        CommandResult command = parsed.CommandResult;
        string typed = TypedName(command);
        return parsed.UnmatchedTokens.Count > 0
            ? Unmatched(parsed.UnmatchedTokens[0], command, typed)
            : Missing(command, typed) is { } missing
                ? new DaftException(missing, CommandLineMessages.SeeHelp(typed))
                : new DaftException(OwnWords(parsed.Errors[0].Message), HintFor(parsed.Errors[0], typed));
    }

    /// <summary>What a duration looks like is quickly said.</summary>
    private static string HintFor(ParseError error, string typed) =>
        error.SymbolResult is OptionResult { Option: Option<TimeSpan?>, Tokens.Count: > 0 } ? CommandLineMessages.DurationHint : CommandLineMessages.SeeHelp(typed);

    private static string? Missing(CommandResult command, string typed) =>
        command.Command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && command.GetResult(argument)?.Tokens.Count is null or 0) is { } missing
            ? CommandLineMessages.MissingArgument(typed, missing.Name)
            : null;

    private static DaftException Unmatched(string token, CommandResult command, string typed)
    {
        if (token.StartsWith('-'))
            return new DaftException(CommandLineMessages.UnknownOption(typed, token), Suggest(token, OptionNames(command), typed));
        return command.Command is RootCommand
            ? new DaftException(CommandLineMessages.UnknownCommand(token), Suggest(token, CommandNames(command), typed))
            : new DaftException(CommandLineMessages.UnexpectedArgument(typed, token), CommandLineMessages.SeeHelp(typed));
    }

    private static string Suggest(string token, IEnumerable<string> names, string typed) =>
        Spelling.FindClosest(token, names) is { } name ? CommandLineMessages.DidYouMean(name) : CommandLineMessages.SeeHelp(typed);

    private static IEnumerable<string> CommandNames(CommandResult command) =>
        command.Command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name);

    private static IEnumerable<string> OptionNames(CommandResult command) =>
        command.Command.Options.Concat(Ancestors(command).SelectMany(above => above.Command.Options.Where(option => option.Recursive)))
            .Select(option => option.Name);

    private static IEnumerable<CommandResult> Ancestors(CommandResult command)
    {
        for (SymbolResult? above = command.Parent; above is not null; above = above.Parent)
        {
            if (above is CommandResult result)
                yield return result;
        }
    }

    private static string TypedName(CommandResult command) => command.Command is RootCommand ? "daft" : $"daft {command.Command.Name}";

    /// <summary>The parser's sentences begin with a capital and end with a full stop; daft's do neither.</summary>
    private static string OwnWords(string sentence) =>
        string.Concat(char.ToLowerInvariant(sentence[0]).ToString(), sentence.AsSpan(1).TrimEnd('.'));
}
