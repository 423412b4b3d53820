using System.CommandLine;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<ColorWhen> Color { get; } = new("--color")
    {
        Description = HelpText.Color,
        HelpName = "WHEN",
        Recursive = true,
        CustomParser = argument => ParseColor(argument.Tokens[0].Value, argument.AddError),
    };

    private static ColorWhen ParseColor(string text, Action<string> refuse)
    {
        switch (text)
        {
            case "auto":
                return ColorWhen.Auto;
            case "always":
                return ColorWhen.Always;
            case "never":
                return ColorWhen.Never;
            default:
                refuse(CommandLineMessages.NotAColor(text));
                return ColorWhen.Auto;
        }
    }
}
