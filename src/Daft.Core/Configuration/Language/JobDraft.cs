using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>A job while its keys are being read: what is not yet known is null.</summary>
internal sealed record JobDraft
{
    public required string Name { get; init; }

    public required SourcePlace NamePlace { get; init; }

    public required SourcePlace Place { get; init; }

    public string? Description { get; init; }

    public JobCommand Run { get; init; } = new();

    public string Root { get; init; } = ".";

    public required SourcePlace RootPlace { get; init; }

    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    public ImmutableArray<JobNeed> Needs { get; init; } = [];

    public bool? Background { get; init; }

    public int Priority { get; init; }

    public TimeSpan? Timeout { get; init; }

    public string? FailText { get; init; }

    /// <summary>The draft of the job at <paramref name="position"/>, from 1: until it says otherwise, that is its name.</summary>
    public static JobDraft At(SourcePlace place, int position) =>
        new() { Name = $"job-{position}", NamePlace = place, Place = place, RootPlace = place };

    public JobDefinition ToDefinition(bool backgroundByDefault) => new()
    {
        Name = Name,
        Place = Place,
        Description = Description,
        Body = new JobBody.Run(Run),
        Root = Root,
        RootPlace = RootPlace,
        Environment = Environment,
        Needs = Needs,
        Background = Background ?? backgroundByDefault,
        Priority = Priority,
        Timeout = Timeout,
        FailText = FailText,
    };
}
