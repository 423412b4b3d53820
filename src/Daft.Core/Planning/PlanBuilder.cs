using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>Takes the tree of a hook's entries apart into the jobs and groups of a plan.</summary>
internal sealed class PlanBuilder
{
    private readonly PlanRequest _request;
    private readonly Dictionary<string, int> _jobIndexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _groupIndexes = new(StringComparer.Ordinal);
    private readonly List<DefinedJob> _jobs = [];
    private readonly List<PlannedGroup> _groups = [];

    public PlanBuilder(PlanRequest request, ImmutableArray<JobDefinition> entries)
    {
        _request = request;
        foreach (JobDefinition entry in entries)
            Number(entry);
        var nothing = new Around(null, request.Environment, null);
        foreach (JobDefinition entry in entries)
            Add(entry, nothing);
    }

    public IReadOnlyList<DefinedJob> Jobs => _jobs;

    public IReadOnlyList<PlannedGroup> Groups => _groups;

    private void Number(JobDefinition entry)
    {
        Dictionary<string, int> indexes = entry.Body is JobBody.Group ? _groupIndexes : _jobIndexes;
        indexes.Add(entry.Name, indexes.Count);
        foreach (JobDefinition inner in entry.Children)
            Number(inner);
    }

    private void Add(JobDefinition entry, Around around)
    {
        string? reason = around.SkipReason ?? JobReasons.Find(entry, _request);
        ImmutableArray<EnvironmentEntry> environment = [.. around.Environment, .. entry.Environment];
        if (entry.Body is not JobBody.Group group)
        {
            _jobs.Add(new DefinedJob(entry, Plan(entry, new Around(around.Group, environment, reason))));
            return;
        }

        PlannedGroup planned = Plan(entry, group.Order, around.Group);
        _groups.Add(planned);
        foreach (JobDefinition inner in group.Jobs)
            Add(inner, new Around(planned.Index, environment, reason));
    }

    private PlannedGroup Plan(JobDefinition entry, JobOrder order, int? parent) => new()
    {
        Index = _groupIndexes[entry.Name],
        Name = entry.Name,
        Description = entry.Description,
        Order = order,
        Parent = parent,
        Needs = Indexes(entry.Needs, _jobIndexes),
        NeededGroups = Indexes(entry.Needs, _groupIndexes),
        Priority = entry.Priority,
    };

    private PlannedJob Plan(JobDefinition job, Around around)
    {
        string? text = JobText.Of(job, _request);
        ShellTemplate command = ShellTemplate.Parse(text ?? "");
        return new PlannedJob
        {
            Index = _jobIndexes[job.Name],
            Name = job.Name,
            Description = job.Description,
            Command = command.Command,
            Written = command.Names.IsEmpty ? null : text,
            Templates = command.Names,
            Root = RootOf(job),
            Environment = [.. around.Environment.Select(variable => new PlannedVariable(variable.Name, variable.Value))],
            Group = around.Group,
            Needs = Indexes(job.Needs, _jobIndexes),
            NeededGroups = Indexes(job.Needs, _groupIndexes),
            Background = job.Background && !_request.NoBackground,
            IsSilent = job.BackgroundOutput == BackgroundOutput.Silent,
            IsLight = job.Weight == JobWeight.Light,
            Interactive = job.Interactive,
            Priority = job.Priority,
            Timeout = job.Timeout,
            FailText = job.FailText,
            SkipReason = around.SkipReason ?? JobReasons.FindOfJob(job, text, _request),
            OpenCondition = (_request.Verdicts.Of(job.Name) as Verdict.Open)?.Command,
            MaximumLogSize = job.Log.MaximumSize ?? _request.Log.Limits.MaximumSize,
            LogRetention = job.Log.Retention ?? _request.Log.Limits.Retention,
            LogFile = LogFileName.Of(_jobIndexes[job.Name], job.Name),
        };
    }

    /// <summary>In most a template has no place, and its values are not put together.</summary>
    private string RootOf(JobDefinition job) =>
        job.Root.Contains('{', StringComparison.Ordinal) ? TemplateText.Fill(job.Root, _request.Templates with { JobName = job.Name }) : job.Root;

    /// <summary>What a run of some jobs leaves out is not waited for.</summary>
    private static ImmutableArray<int> Indexes(ImmutableArray<JobNeed> needs, Dictionary<string, int> indexes)
    {
        if (needs.IsEmpty || indexes.Count == 0)
            return [];
        var found = new List<int>(needs.Length);
        foreach (JobNeed need in needs)
        {
            if (indexes.TryGetValue(need.Name, out int index))
                found.Add(index);
        }

        return found.Count > 1 ? [.. found.Distinct()] : [.. found];
    }

    /// <summary>What the groups around an entry give it.</summary>
    private readonly record struct Around(int? Group, ImmutableArray<EnvironmentEntry> Environment, string? SkipReason);
}

/// <summary>A job of a plan and the entry of the file that it comes from.</summary>
internal sealed record DefinedJob(JobDefinition Definition, PlannedJob Job);
