using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

internal sealed record JobsKind() : ValueKind<ImmutableArray<JobDraft>>("a list of jobs")
{
    private const string JobTakes = "a map of its keys";

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out ImmutableArray<JobDraft> value)
    {
        value = [];
        if (Scalars.IsNull(entry.Value))
            return true;
        if (entry.Value is not Setting.Sequence list)
            return Refuse(entry, report, "begin each job with '- name: …'");
        value = [.. list.Items.Select((job, index) => Read(job, index + 1, report)).OfType<JobDraft>()];
        JobGraph.Check(value, report);
        return true;
    }

    private static JobDraft? Read(Setting job, int position, Action<Problem> report)
    {
        if (job is not Setting.Mapping map)
        {
            string? hint = job is Setting.Scalar && !Scalars.IsNull(job) ? "write '- run: …'" : null;
            report(ConfigurationProblems.WrongValue(new Setting.Entry($"job-{position}", job.Place, job), JobTakes, hint));
            return null;
        }

        JobDraft draft = JobKeys.All.Read(map, JobDraft.At(map.Place, position), report);
        if (map.Entries.All(entry => entry.Key != "run"))
            report(ConfigurationProblems.NoCommand(draft));
        return draft;
    }
}
