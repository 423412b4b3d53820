using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>
/// A job while its keys are being read, one after the other: what is not yet known is null. It is filled in place, because a
/// copy for each key of each job is most of what reading a long file would cost.
/// </summary>
internal sealed class JobDraft
{
    /// <summary>Empty until it is named, by the file or by its position.</summary>
    public required string Name { get; set; }

    public required SourcePlace NamePlace { get; set; }

    /// <summary>As it is written: what it says, however wrong.</summary>
    public required Setting.Mapping Map { get; init; }

    /// <summary>In its list, from 1.</summary>
    public int Position { get; init; }

    public required SourcePlace Place { get; init; }

    public string? Description { get; set; }

    public JobCommand? Run { get; set; }

    public FileReference? Script { get; set; }

    public string? Runner { get; set; }

    public ScriptArguments? Arguments { get; set; }

    public GroupDraft? Group { get; set; }

    public string? Root { get; set; }

    public SourcePlace? RootPlace { get; set; }

    public ImmutableArray<EnvironmentEntry> Environment { get; set; } = [];

    public ImmutableArray<JobNeed> Needs { get; set; } = [];

    public ImmutableArray<string> Tags { get; set; } = [];

    public ImmutableArray<ArchitectureName> Architectures { get; set; } = [];

    public Condition? Skip { get; set; }

    public Condition? Only { get; set; }

    public bool? Background { get; set; }

    public BackgroundOutput? BackgroundOutput { get; set; }

    public JobWeight? Weight { get; set; }

    public LogLimits Log { get; set; } = LogLimits.None;

    public bool Interactive { get; set; }

    public int Priority { get; set; }

    public TimeSpan? Timeout { get; set; }

    public string? FailText { get; set; }

    public ImmutableArray<string> Tracks { get; set; } = [];

    public ImmutableArray<JobDraft> Children => Group?.Jobs ?? [];

    /// <summary>The draft of the job at <paramref name="position"/> of a list, from 1.</summary>
    public static JobDraft At(Setting.Mapping map, int position) =>
        new() { Name = "", NamePlace = map.Place, Place = map.Place, Map = map, Position = position };

    /// <summary>The draft of a job that the key above it names.</summary>
    public static JobDraft Called(string name, SourcePlace place, Setting.Mapping map) =>
        new() { Name = name, NamePlace = place, Place = place, Map = map };

    /// <summary>Gives itself, its children and so on a name each: those without one are called by their position.</summary>
    public void CallByPosition(string prefix)
    {
        if (Name.Length == 0)
            Name = $"{prefix}job-{Position}";
        if (Group is null)
            return;
        string inside = $"{Name}/";
        foreach (JobDraft child in Group.Jobs)
            child.CallByPosition(inside);
    }

    /// <summary>What the job says under a key; null where it says nothing.</summary>
    public Setting.Entry? Find(string key)
    {
        foreach (Setting.Entry entry in Map.Entries)
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }
}
