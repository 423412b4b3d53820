using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>
/// Lists what would run, complete but for blank lines: what changes the hash changes a line here too. Nothing in a command
/// can look like a line of the listing's own, because each of its lines begins with a mark.
/// </summary>
internal static class ApprovalListing
{
    public static IEnumerable<string> Of(DaftConfiguration configuration) =>
    [
        .. configuration.ShellSetup is { } setup ? [$"rc {Line(setup.Path)}"] : Array.Empty<string>(),
        .. Unless(DaftConfiguration.DefaultSourceDirectory, "source_dir", configuration.SourceDirectory),
        .. Unless(DaftConfiguration.DefaultLocalSourceDirectory, "source_dir_local", configuration.LocalSourceDirectory),
        .. Of(configuration.Environment),
        .. configuration.Hooks.SelectMany(Of),
    ];

    public static IEnumerable<string> Of(ImmutableArray<Overruling> overrulings) => overrulings.Select(overruling =>
        $"over your own {VisibleText.Of(overruling.Key)}: {LongGaps.Show(VisibleText.Of(overruling.Value))}");

    private static IEnumerable<string> Of(HookDefinition hook) =>
    [
        $"{VisibleText.Of(hook.Name)} ({hook.Order.ToText()}{(hook.FailMode is { } mode ? $", fail_mode {mode.ToText()}" : "")})",
        .. Indented(
        [
            .. ConditionListing.Of("skip", hook.Skip),
            .. ConditionListing.Of("only", hook.Only),
            .. hook.ExcludedTags.Select(tag => $"exclude_tags {Line(tag)}"),
            .. hook.Excluded.Select(glob => $"exclude {Line(glob)}"),
            .. hook.Jobs.SelectMany(Of),
        ]),
    ];

    private static IEnumerable<string> Of(JobDefinition job) =>
    [
        $"{VisibleText.Of(job.Name)}{Remarks(job)}",
        .. Indented(
        [
            .. job.Body is JobBody.Group ? [] : Of(job.Body),
            .. Unless(".", "root", job.Root),
            .. Of(job.Environment),
            .. job.Needs.Select(need => $"needs {Line(need.Name)}"),
            .. job.Tags.Select(tag => $"tags {Line(tag)}"),
            .. job.Architectures.Select(architecture => $"arch {architecture.ToText()}"),
            .. ConditionListing.Of("skip", job.Skip),
            .. ConditionListing.Of("only", job.Only),
            .. job.Children.SelectMany(Of),
        ]),
    ];

    private static IEnumerable<string> Of(JobBody body) => body switch
    {
        JobBody.Run run => CommandListing.Of(run.Command),
        JobBody.Script script =>
        [
            $"script {Line(script.File.Path)}",
            .. script.Runner is { } runner ? [$"runner {Line(runner)}"] : Array.Empty<string>(),
            .. Of(script.Arguments),
        ],
        _ => [],
    };

    private static IEnumerable<string> Of(ScriptArguments? arguments) => arguments switch
    {
        ScriptArguments.Line line => [$"args {Line(line.Text)}"],
        ScriptArguments.Words { Items.IsEmpty: true } => ["args []"],
        ScriptArguments.Words words => words.Items.Select(word => $"args - {Line(word)}"),
        _ => [],
    };

    private static IEnumerable<string> Of(ImmutableArray<EnvironmentEntry> variables) =>
        variables.Select(variable => $"env {VisibleText.Of(variable.Name)}={Line(variable.Value)}");

    private static string Remarks(JobDefinition job)
    {
        string[] remarks =
        [
            .. job.Body is JobBody.Group group ? [$"group, {group.Order.ToText()}"] : Array.Empty<string>(),
            .. job.Background ? ["background"] : Array.Empty<string>(),
            .. job is { Background: true, Weight: JobWeight.Light } ? ["light"] : Array.Empty<string>(),
            .. job.Interactive ? ["interactive"] : Array.Empty<string>(),
            .. job.Priority == 0 ? Array.Empty<string>() : [$"priority {job.Priority}"],
            .. job.Timeout is { } timeout ? [$"timeout {DurationText.Of(timeout)}"] : Array.Empty<string>(),
        ];
        return remarks.Length == 0 ? "" : $" ({string.Join(", ", remarks)})";
    }

    private static IEnumerable<string> Unless(string usual, string key, string value) => value == usual ? [] : [$"{key} {Line(value)}"];

    private static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(line => $"  {line}");

    private static string Line(string text) => LongGaps.Show(VisibleText.Of(text));
}
