using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>The jobs of a hook that a run is asked for, and all that they need, in the order of the file.</summary>
internal static class JobSelection
{
    public static ImmutableArray<JobDefinition> Of(HookDefinition hook, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
            return hook.Jobs;
        var byName = hook.Jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<JobDefinition>(names.Select(name => byName.GetValueOrDefault(name) ?? throw Unknown(name, hook)));
        while (open.TryPop(out JobDefinition? job))
        {
            if (wanted.Add(job.Name))
                PushAll(open, job.Needs.Select(need => byName.GetValueOrDefault(need.Name)).OfType<JobDefinition>());
        }

        return [.. hook.Jobs.Where(job => wanted.Contains(job.Name))];
    }

    private static void PushAll(Stack<JobDefinition> open, IEnumerable<JobDefinition> jobs)
    {
        foreach (JobDefinition job in jobs)
            open.Push(job);
    }

    private static DaftException Unknown(string name, HookDefinition hook)
    {
        ImmutableArray<string> names = [.. hook.Jobs.Select(job => job.Name)];
        string hint = Spelling.FindClosest(name, names) is { } closest
            ? $"did you mean '{closest}'?"
            : $"the jobs of '{hook.Name}' are {string.Join(", ", names)}";
        return new DaftException($"no job is called '{name}'", names.IsEmpty ? null : hint, ExitCode.NothingKnown);
    }
}
