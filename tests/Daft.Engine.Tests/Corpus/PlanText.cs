using System.Collections.Immutable;
using System.Globalization;
using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Engine.Tests.Corpus;

/// <summary>A configuration and its plans, in lines that a reviewer can compare with the file: only what is not as usual.</summary>
internal static class PlanText
{
    public static string Of(DaftConfiguration configuration, ImmutableArray<RunPlan> plans)
    {
        string[] lines = [.. OfFile(configuration), .. plans.SelectMany(Of)];
        return lines.Length == 0 ? "nothing\n" : string.Concat(lines.Select(line => VisibleText.Of(line) + "\n"));
    }

    private static IEnumerable<string> OfFile(DaftConfiguration file)
    {
        if (file.MinimumVersion is { } version)
            yield return $"min_version {version.Version}";
        foreach (FileReference reference in file.Extends)
            yield return $"extends {reference.Path}";
        if (file.ShellSetup is { } setup)
            yield return $"rc {setup.Path}";
        if ((file.SourceDirectory, file.LocalSourceDirectory) is var folders && folders != (DaftConfiguration.DefaultSourceDirectory, DaftConfiguration.DefaultLocalSourceDirectory))
            yield return $"scripts in {folders.SourceDirectory} and {folders.LocalSourceDirectory}";
        if (file.Log != new LogSettings())
            yield return $"log{Text("retention", file.Log.Limits.Retention)}{Text("max_log_size", file.Log.Limits.MaximumSize)}{Text("keep_last", file.Log.KeepLast)}{Text("max_total_size", file.Log.MaximumTotalSize)}";
        if (!file.Colors)
            yield return "colors off";
        if (file.ShownHooks is { } hooks)
            yield return $"output of: {(hooks.IsEmpty ? "no hook" : string.Join(", ", hooks))}";
    }

    private static IEnumerable<string> Of(RunPlan plan)
    {
        var tree = new PlanTree(plan);
        string[] setup = plan.ShellSetup is { } text ? [$"  before each: {text}"] : [];
        return [$"{plan.Hook}: {JobOrderText.Of(plan.Order)}, {plan.FailMode.ToText()}", .. setup, .. Inside(plan, tree, group: null, "  ")];
    }

    private static IEnumerable<string> Inside(RunPlan plan, PlanTree tree, int? group, string indent) => tree.EntriesOf(group).SelectMany(entry => entry switch
    {
        PlanEntry.Job job => Of(plan, job.Planned).Select(line => indent + line),
        PlanEntry.Group inner => Inside(plan, tree, inner.Planned.Index, indent + "  ").Prepend(indent + Of(plan, inner.Planned)),
        _ => [],
    });

    private static string Of(RunPlan plan, PlannedGroup group) =>
        $"{group.Name}: group, {JobOrderText.Of(group.Order)}{After(plan, group.Needs, group.NeededGroups)}{Priority(group.Priority)}";

    private static IEnumerable<string> Of(RunPlan plan, PlannedJob job)
    {
        yield return $"{job.Name}{Manner(job)}{After(plan, job.Needs, job.NeededGroups)}{Priority(job.Priority)}{Text("timeout", job.Timeout)}";
        if (job.Description is { } description)
            yield return $"  # {description}";
        if (job.SkipReason is { } reason)
            yield return $"  skipped: {reason}";
        if (job.OpenCondition is { } condition)
            yield return $"  if: {condition}";
        if (job.Root != ".")
            yield return $"  in {job.Root}";
        foreach (PlannedVariable variable in job.Environment)
            yield return $"  {variable.Name}={variable.Value}";
        foreach (string line in job.Command.Length == 0 ? [] : job.Command.TrimEnd('\n').Split('\n'))
            yield return $"  $ {line}";
        if (!job.Templates.IsEmpty)
            yield return $"  with {string.Join(", ", job.Templates)}";
        if (job.FailText is { } text)
            yield return $"  on failure: {text}";
    }

    private static string Manner(PlannedJob job) => (job.Background ? ", background" : "") + (job.IsSilent ? ", silent" : "") + (job.IsLight ? ", light" : "") + (job.Interactive ? ", interactive" : "");

    private static string After(RunPlan plan, ImmutableArray<int> jobs, ImmutableArray<int> groups) => jobs.IsEmpty && groups.IsEmpty
        ? ""
        : $", after {string.Join(" and ", jobs.Select(job => plan.Jobs[job].Name).Concat(groups.Select(group => plan.Groups[group].Name)))}";

    private static string Priority(int priority) => priority == 0 ? "" : Text("priority", priority);

    private static string Text(string name, TimeSpan? duration) => duration is { } length ? $", {name} {DurationText.Of(length)}" : "";

    private static string Text(string name, long? number) => number is { } value ? $", {name} {value.ToString(CultureInfo.InvariantCulture)}" : "";
}
