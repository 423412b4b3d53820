using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>Which templates a hook asks for: what nobody asks for is not looked up.</summary>
public static class TemplateUse
{
    public static HashSet<string> NamesIn(HookDefinition hook, IEnumerable<EnvironmentEntry> environment) =>
        hook.AllJobs().SelectMany(TextsOf).Concat(environment.Select(variable => variable.Value))
            .SelectMany(TemplateMark.FindAll).Select(mark => mark.Name).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> TextsOf(JobDefinition job) =>
        job.Environment.Select(variable => variable.Value).Append(job.Root).Concat(TextsOf(job.Body));

    private static IEnumerable<string> TextsOf(JobBody body) => body switch
    {
        JobBody.Run { Command: var command } => command.BySystem.Values.Append(command.Everywhere ?? ""),
        JobBody.Script { Arguments: ScriptArguments.Line line } script => [script.Runner ?? "", line.Text],
        JobBody.Script { Arguments: ScriptArguments.Words words } script => words.Items.Add(script.Runner ?? ""),
        JobBody.Script script => [script.Runner ?? ""],
        _ => [],
    };
}
