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
    private const string Indentation = "    ";

    public static ImmutableArray<string> Of(DaftConfiguration configuration) => [.. configuration.Hooks.SelectMany(Of)];

    public static IEnumerable<string> Of(ImmutableArray<Overruling> overrulings) => overrulings.Select(overruling =>
        $"over your own {VisibleText.Of(overruling.Key)}: {LongGaps.Show(VisibleText.Of(overruling.Value))}");

    private static IEnumerable<string> Of(HookDefinition hook)
    {
        string failMode = hook.FailMode is { } mode ? $", fail_mode {(mode == FailMode.Abort ? "abort" : "warn")}" : "";
        string order = hook.Order switch { JobOrder.Parallel => "parallel", JobOrder.Piped => "piped", _ => "follow" };
        return [$"{VisibleText.Of(hook.Name)} ({order}{failMode})", .. hook.Jobs.SelectMany(Of)];
    }

    private static IEnumerable<string> Of(JobDefinition job) =>
    [
        $"  {VisibleText.Of(job.Name)}{Remarks(job)}",
        .. job.Run.Everywhere is { } command ? Command("", command) : [],
        .. job.Run.BySystem.SelectMany(system => Command($"{system.Key.ToText()} ", system.Value)),
        .. job.Root == "." ? Array.Empty<string>() : [$"{Indentation}root {VisibleText.Of(job.Root)}"],
        .. job.Environment.Select(variable => $"{Indentation}env {VisibleText.Of(variable.Name)}={LongGaps.Show(VisibleText.Of(variable.Value))}"),
        .. job.Needs.Select(need => $"{Indentation}needs {VisibleText.Of(need.Name)}"),
    ];

    private static string Remarks(JobDefinition job)
    {
        string[] remarks =
        [
            .. job.Background ? ["background"] : Array.Empty<string>(),
            .. job.Priority == 0 ? Array.Empty<string>() : [$"priority {job.Priority}"],
            .. job.Timeout is { } timeout ? [$"timeout {DurationText.Of(timeout)}"] : Array.Empty<string>(),
        ];
        return remarks.Length == 0 ? "" : $" ({string.Join(", ", remarks)})";
    }

    private static IEnumerable<string> Command(string label, string command)
    {
        IEnumerable<string> lines = LongGaps.Show(command.Split('\n').Select(VisibleText.Of));
        string rest = new(' ', label.Length);
        return lines.Select((line, index) => $"{Indentation}{(index == 0 ? $"{label}$ " : $"{rest}| ")}{line}");
    }
}
