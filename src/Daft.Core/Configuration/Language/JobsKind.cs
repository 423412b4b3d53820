using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

internal sealed record JobsKind() : ValueKind<ImmutableArray<JobDraft>>("a list of jobs")
{
    private static ValueShape Job => new ValueShape.Named("job", new ValueShape.Fields(JobKeys.All) { ExactlyOneOf = JobKeys.Bodies });

    public override ValueShape Shape => new ValueShape.Either([new ValueShape.List(Job), new ValueShape.Nothing()]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<JobDraft> value)
    {
        value = [];
        if (Scalars.IsNull(entry.Value))
            return true;
        if (entry.Value is not Setting.Sequence list)
            return Refuse(entry, report, "begin each job with '- name: …'");
        value = [.. list.Items.Select((job, index) => Read(job, index + 1, report)).OfType<JobDraft>()];
        return true;
    }

    private static JobDraft? Read(Setting job, int position, Action<Problem> report)
    {
        if (job is Setting.Mapping map)
            return JobKeys.All.Read(map, JobDraft.At(map, position), report);
        report(ConfigurationProblems.NoJob(new Setting.Entry($"job-{position}", job.Place, job), Hint(Scalars.FindText(job))));
        return null;
    }

    private static string? Hint(string? text) => text switch
    {
        null => null,
        _ when JobKeys.All.All.Any(key => text.StartsWith($"{key.Name}:", StringComparison.Ordinal)) => "write a space after the ':'",
        _ => "write '- run: …'",
    };
}

/// <summary>Jobs by name, as they were written before there was a list.</summary>
internal sealed record CommandsKind() : ValueKind<ImmutableArray<JobDraft>>("a map of jobs by name")
{
    private static readonly NameKind Name = new();

    public override ValueShape Shape => new ValueShape.Either(
    [
        new ValueShape.Names(TextKind.NotBlank, Command),
        new ValueShape.Nothing(),
    ]);

    /// <summary>Nothing takes away a job of the files below this one.</summary>
    private static ValueShape Command => new ValueShape.Either(
        [new ValueShape.Fields(JobKeys.WithoutName) { ExactlyOneOf = JobKeys.Bodies }, new ValueShape.Nothing()]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<JobDraft> value)
    {
        value = [];
        if (Scalars.IsNull(entry.Value))
            return true;
        if (entry.Value is not Setting.Mapping map)
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "a list goes under 'jobs'" : null);
        value = [.. Entries.WithoutDuplicates(map, report).Select(command => Read(command, report)).OfType<JobDraft>()];
        return true;
    }

    private static JobDraft? Read(Setting.Entry command, Action<Problem> report)
    {
        var key = new Setting.Entry("name", command.KeyPlace, new Setting.Scalar(command.KeyPlace, command.Key, IsQuoted: true));
        bool isNamed = Name.TryRead(key, report, out _);
        if (command.Value is Setting.Mapping map)
            return isNamed ? JobKeys.WithoutName.Read(map, JobDraft.Called(command.Key, command.KeyPlace, map), report) : null;
        report(ConfigurationProblems.NoJob(command, command.Value is Setting.Scalar && !Scalars.IsNull(command.Value) ? "write 'run: …' below it" : null));
        return null;
    }
}
