using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>The jobs of a hook that a run is asked for, and all that they need, in the order of the file and in their groups.</summary>
internal sealed class JobSelection
{
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Stack<Entry> _open = [];

    private JobSelection(HookDefinition hook)
    {
        foreach (JobDefinition job in hook.Jobs)
            Register(job, around: null);
    }

    /// <param name="names">Of jobs and groups; empty: all.</param>
    /// <exception cref="DaftException">A name is no job of the hook.</exception>
    public static ImmutableArray<JobDefinition> Of(HookDefinition hook, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
            return hook.Jobs;
        var selection = new JobSelection(hook);
        foreach (string name in names)
            selection._open.Push(selection._byName.GetValueOrDefault(name) ?? throw Unknown(name, hook));
        while (selection._open.TryPop(out Entry? entry))
            selection.Want(entry);
        return selection.Keep(hook.Jobs);
    }

    private void Register(JobDefinition job, Entry? around)
    {
        var entry = new Entry(job, around);
        _byName.TryAdd(job.Name, entry);
        foreach (JobDefinition inner in job.Children)
            Register(inner, entry);
    }

    /// <summary>With what is in it, what it needs, and what the groups around it need.</summary>
    private void Want(Entry entry)
    {
        if (!_seen.Add(entry.Job.Name))
            return;
        foreach (JobDefinition inner in entry.Job.Children)
            _open.Push(_byName[inner.Name]);
        for (Entry? at = entry; at is not null; at = at.Around)
            PushAll(at.Job.Needs);
    }

    private void PushAll(ImmutableArray<JobNeed> needs)
    {
        foreach (JobNeed need in needs)
        {
            if (_byName.TryGetValue(need.Name, out Entry? needed))
                _open.Push(needed);
        }
    }

    private ImmutableArray<JobDefinition> Keep(ImmutableArray<JobDefinition> jobs) => [.. jobs.Select(Keep).OfType<JobDefinition>()];

    private JobDefinition? Keep(JobDefinition job)
    {
        if (_seen.Contains(job.Name) || job.Body is not JobBody.Group group)
            return _seen.Contains(job.Name) ? job : null;
        ImmutableArray<JobDefinition> kept = Keep(group.Jobs);
        return kept.IsEmpty ? null : job with { Body = group with { Jobs = kept } };
    }

    private static DaftException Unknown(string name, HookDefinition hook)
    {
        ImmutableArray<string> names = [.. hook.AllJobs().Select(job => job.Name)];
        string hint = Spelling.FindClosest(name, names) is { } closest
            ? $"did you mean '{closest}'?"
            : $"the jobs of '{hook.Name}' are {string.Join(", ", names)}";
        return new DaftException($"no job is called '{name}'", names.IsEmpty ? null : hint, ExitCode.NothingKnown);
    }

    private sealed record Entry(JobDefinition Job, Entry? Around);
}
