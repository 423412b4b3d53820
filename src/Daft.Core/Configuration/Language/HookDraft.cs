using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>A hook while its keys are being read.</summary>
internal sealed record HookDraft
{
    public required string Name { get; init; }

    public required SourcePlace Place { get; init; }

    /// <summary>What was said of <c>parallel</c>, <c>piped</c> and <c>follow</c>, in the order of the file.</summary>
    public ImmutableArray<OrderFlag> OrderFlags { get; init; } = [];

    public FailMode? FailMode { get; init; }

    public bool Background { get; init; }

    public Condition? Skip { get; init; }

    public Condition? Only { get; init; }

    public ImmutableArray<string> ExcludedTags { get; init; } = [];

    public ImmutableArray<string> Excluded { get; init; } = [];

    public ImmutableArray<JobDraft> Commands { get; init; } = [];

    public ImmutableArray<JobDraft> Jobs { get; init; } = [];

    public HookDefinition ToDefinition(Action<Problem> report)
    {
        ImmutableArray<JobDraft> jobs = [.. Commands, .. Jobs];
        foreach (JobDraft job in jobs)
            job.CallByPosition(prefix: "");
        var defaults = new JobDefaults(Background, Root: null);
        JobChecks.Check(jobs, defaults, report);
        return new HookDefinition
        {
            Name = Name,
            Place = Place,
            Order = OrderFlag.Decide(OrderFlags, report),
            FailMode = FailMode,
            Skip = Skip,
            Only = Only,
            ExcludedTags = ExcludedTags,
            Excluded = Excluded,
            Jobs = [.. jobs.Select(job => defaults.Complete(job, report))],
        };
    }
}
