using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>Which templates a hook asks for: what nobody asks for is not looked up.</summary>
public static class TemplateUse
{
    public static HashSet<string> NamesIn(HookDefinition hook, ImmutableArray<EnvironmentEntry> environment)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        AddAll(names, environment);
        foreach (JobDefinition job in hook.AllJobs())
        {
            AddAll(names, job.Environment);
            Add(names, job.Root);
            foreach (string text in TextsOf(job.Body))
                Add(names, text);
        }

        return names;
    }

    private static void AddAll(HashSet<string> names, ImmutableArray<EnvironmentEntry> environment)
    {
        foreach (EnvironmentEntry variable in environment)
            Add(names, variable.Value);
    }

    private static void Add(HashSet<string> names, string text)
    {
        foreach (TemplateMark mark in TemplateMark.FindAll(text))
            names.Add(mark.Name);
    }

    private static IEnumerable<string> TextsOf(JobBody body) => body switch
    {
        JobBody.Run { Command.Everywhere: { } command } => [command],
        JobBody.Run { Command: var command } => command.BySystem.Values,
        JobBody.Script { Arguments: ScriptArguments.Line line } script => [script.Runner ?? "", line.Text],
        JobBody.Script { Arguments: ScriptArguments.Words words } script => words.Items.Add(script.Runner ?? ""),
        JobBody.Script script => [script.Runner ?? ""],
        _ => [],
    };
}
