using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>A job while its keys are being read: what is not yet known is null.</summary>
internal sealed record JobDraft
{
    /// <summary>Empty until it is named, by the file or by its position.</summary>
    public required string Name { get; init; }

    public required SourcePlace NamePlace { get; init; }

    /// <summary>As it is written: what it says, however wrong.</summary>
    public required Setting.Mapping Map { get; init; }

    /// <summary>In its list, from 1.</summary>
    public int Position { get; init; }

    public required SourcePlace Place { get; init; }

    public string? Description { get; init; }

    public JobCommand? Run { get; init; }

    public FileReference? Script { get; init; }

    public string? Runner { get; init; }

    public ScriptArguments? Arguments { get; init; }

    public GroupDraft? Group { get; init; }

    public string? Root { get; init; }

    public SourcePlace? RootPlace { get; init; }

    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    public ImmutableArray<JobNeed> Needs { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableArray<ArchitectureName> Architectures { get; init; } = [];

    public Condition? Skip { get; init; }

    public Condition? Only { get; init; }

    public bool? Background { get; init; }

    public BackgroundOutput? BackgroundOutput { get; init; }

    public JobWeight? Weight { get; init; }

    public LogLimits Log { get; init; } = new();

    public bool Interactive { get; init; }

    public int Priority { get; init; }

    public TimeSpan? Timeout { get; init; }

    public string? FailText { get; init; }

    public ImmutableArray<string> Tracks { get; init; } = [];

    public ImmutableArray<JobDraft> Children => Group?.Jobs ?? [];

    /// <summary>The draft of the job at <paramref name="position"/> of a list, from 1.</summary>
    public static JobDraft At(Setting.Mapping map, int position) =>
        new() { Name = "", NamePlace = map.Place, Place = map.Place, Map = map, Position = position };

    /// <summary>The draft of a job that the key above it names.</summary>
    public static JobDraft Called(string name, SourcePlace place, Setting.Mapping map) =>
        new() { Name = name, NamePlace = place, Place = place, Map = map };

    /// <summary>Itself, its children and so on, each with a name: those without one are called by their position.</summary>
    public JobDraft Named(string prefix)
    {
        string name = Name.Length > 0 ? Name : $"{prefix}job-{Position}";
        return this with { Name = name, Group = Group is null ? null : Group with { Jobs = [.. Group.Jobs.Select(job => job.Named($"{name}/"))] } };
    }

    /// <summary>What the job says under a key; null where it says nothing.</summary>
    public Setting.Entry? Find(string key) => Map.Entries.FirstOrDefault(entry => entry.Key == key);
}
