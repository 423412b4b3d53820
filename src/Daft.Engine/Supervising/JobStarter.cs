using System.Collections.Immutable;
using Daft.Core.Expansion;
using Daft.Core.Planning;
using Daft.Core.Scheduling;
using Daft.Core.Templates;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Supervising;

/// <summary>Starts one job: its directory, its environment, its log, its process.</summary>
internal sealed class JobStarter(RunPlan plan, RunFolder folder, IPlatform platform, ImmutableDictionary<string, string> environment)
{
    private readonly IReadOnlySet<int> _awaited = AwaitedJobs.Of(plan);

    /// <summary>Only what nobody waits for is put behind others.</summary>
    public BackgroundPriority PriorityOf(PlannedJob job) => _awaited.Contains(job.Index) ? BackgroundPriority.Normal : plan.BackgroundPriority;

    /// <param name="worktree">Where the worktree is now; it may have been moved since the plan was made.</param>
    public SpawnResult Start(PlannedJob job, string worktree)
    {
        string directory = Path.GetFullPath(job.Root, worktree);
        if (FindFault(job, directory, worktree) is { } fault)
            return new SpawnResult.Refused(fault);
        var inherited = JobEnvironment.For(plan, job, folder, worktree, environment);
        TemplateValues templates = PlanTemplates.Of(plan, job, worktree);
        var expanded = EnvironmentExpansion.Apply(inherited, job.Environment, inherited.GetValueOrDefault("HOME", ""), templates);
        if (expanded.Variables is not { } variables)
            return new SpawnResult.Refused(expanded.Error ?? "its environment cannot be expanded");
        string log = folder.LogPath(job);
        return NameFile(log, platform.Spawner.Spawn(new SpawnRequest
        {
            Executable = platform.FindShell(),
            Arguments = ["-c", plan.ShellSetup is { } setup ? $"{setup}\n{job.Command}" : job.Command],
            // Last of all: nothing of the job's own may take their place.
            Environment = variables.SetItems(job.Templates.Select(name => KeyValuePair.Create(TemplateNames.VariableOf(name), templates.Of(name)))),
            WorkingDirectory = directory,
            OnTerminal = job.Interactive,
            Priority = PriorityOf(job),
            OutputPath = log,
        }));
    }

    /// <summary>A spawn that is refused says why and not what for; most often it is the log that cannot be made.</summary>
    private static SpawnResult NameFile(string log, SpawnResult result)
    {
        if (result is not SpawnResult.Refused)
            return result;
        try
        {
            using var file = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            return result;
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return new SpawnResult.Refused($"its log cannot be written: {e.Message}");
        }
    }

    /// <summary>A missing directory fails the job, it never falls back; neither does one that a link leads out of the worktree.</summary>
    private string? FindFault(PlannedJob job, string directory, string worktree)
    {
        if (!Directory.Exists(directory))
            return $"its root '{job.Root}' does not exist in the worktree";
        string real = platform.Files.FindRealPath(directory) ?? directory;
        string home = platform.Files.FindRealPath(worktree) ?? worktree;
        return real == home || real.StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? null
            : $"its root '{job.Root}' leads out of the worktree";
    }
}
