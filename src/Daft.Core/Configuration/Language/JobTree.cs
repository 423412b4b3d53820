using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>Every job and group of a hook by number, in the order of the file, a group before what is in it.</summary>
internal sealed class JobTree
{
    private readonly List<JobDraft> _jobs;
    private readonly List<int> _parents;
    private readonly List<List<int>?> _children;
    private readonly Dictionary<string, int> _byName;

    /// <param name="atTop">As many jobs are in no group; in most files that is all of them.</param>
    private JobTree(int atTop)
    {
        _jobs = new List<JobDraft>(atTop);
        _parents = new List<int>(atTop);
        _children = new List<List<int>?>(atTop);
        _byName = new Dictionary<string, int>(atTop, StringComparer.Ordinal);
    }

    public IReadOnlyList<JobDraft> Jobs => _jobs;

    public IEnumerable<string> Names => _byName.Keys;

    public static JobTree Of(ImmutableArray<JobDraft> jobs)
    {
        var tree = new JobTree(jobs.Length);
        tree.Add(jobs, parent: -1);
        return tree;
    }

    /// <returns>The first that is called so; null where none is.</returns>
    public int? Find(string name) => _byName.TryGetValue(name, out int number) ? number : null;

    /// <returns>The group it is in; null at the top.</returns>
    public int? ParentOf(int job) => _parents[job] >= 0 ? _parents[job] : null;

    public IReadOnlyList<int> ChildrenOf(int job) => _children[job] ?? [];

    /// <summary>Whether a job is in a group, at any depth.</summary>
    public bool IsWithin(int job, int group)
    {
        int? above = ParentOf(job);
        while (above is { } parent && parent != group)
            above = ParentOf(parent);
        return above is not null;
    }

    private void Add(ImmutableArray<JobDraft> jobs, int parent)
    {
        foreach (JobDraft job in jobs)
        {
            int number = _jobs.Count;
            _jobs.Add(job);
            _parents.Add(parent);
            _children.Add(null);
            if (parent >= 0)
                (_children[parent] ??= []).Add(number);
            _byName.TryAdd(job.Name, number);
            Add(job.Children, number);
        }
    }
}
