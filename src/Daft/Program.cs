using Daft.Commands;

namespace Daft;

/// <summary>The contents page.</summary>
internal static class Program
{
    /// <summary>The two routes that git and daft itself take come first and never meet the command-line parser.</summary>
    private static int Main(string[] args) => args switch
    {
        ["hook", .. var rest] => HookCommand.Run(rest),
        ["__supervise", .. var rest] => SuperviseCommand.Run(rest),
        ["hooks", .. var rest] => CommandLine.Run(rest),
        _ => CommandLine.Run(args),
    };
}
