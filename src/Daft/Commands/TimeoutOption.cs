using System.CommandLine;
using System.CommandLine.Parsing;
using Daft.Core.Configuration;
using Daft.Messages;

namespace Daft.Commands;

internal static class TimeoutOption
{
    public static Option<TimeSpan?> Create() => new("--timeout", "-t")
    {
        Description = HelpText.Timeout,
        HelpName = "D",
        CustomParser = Parse,
    };

    private static TimeSpan? Parse(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (DurationText.Find(text) is { } span)
            return span;
        argument.AddError(CommandLineMessages.NotADuration(text));
        return null;
    }
}
