using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What jobs say of one another: names that occur once, needs that exist, and no circle among them.</summary>
internal static class JobGraph
{
    public static void Check(ImmutableArray<JobDraft> jobs, Action<Problem> report)
    {
        var byName = new Dictionary<string, JobDraft>(StringComparer.Ordinal);
        foreach (JobDraft job in jobs.Where(job => !byName.TryAdd(job.Name, job)))
            report(ConfigurationProblems.DuplicateJob(job, byName[job.Name]));
        foreach (JobDraft job in jobs)
            CheckNeeds(job, byName, report);
        foreach (Problem circle in new CircleSearch(jobs, byName).Find())
            report(circle);
    }

    private static void CheckNeeds(JobDraft job, Dictionary<string, JobDraft> byName, Action<Problem> report)
    {
        foreach (JobNeed need in job.Needs)
        {
            if (need.Name == job.Name)
                report(ConfigurationProblems.NeedsItself(job, need));
            else if (!byName.ContainsKey(need.Name))
                report(ConfigurationProblems.NeedsNobody(job, need, byName.Keys.Where(name => name != job.Name)));
        }
    }
}
