using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What is wrong with a hook's jobs although each of their values is right.</summary>
internal static class JobChecks
{
    /// <summary>Groups inside one another; nobody can follow more of them.</summary>
    private const int DeepestGroup = 8;

    /// <summary>Of a group as a job these mean nothing: its jobs run, it does not.</summary>
    private static readonly ImmutableArray<string> NotOfGroups = ["timeout", "fail_text", "interactive", "background_output", "weight", "log"];

    private static readonly ImmutableArray<string> OfScripts = ["runner", "args"];

    /// <param name="jobs">With their names.</param>
    /// <param name="defaults">The hook's.</param>
    /// <param name="report">Hears of every mistake.</param>
    public static void Check(ImmutableArray<JobDraft> jobs, JobDefaults defaults, Action<Problem> report)
    {
        foreach (JobDraft job in jobs)
            Check(job, defaults, depth: 0, report);
        JobGraph.Check(JobTree.Of(jobs), report);
    }

    private static void Check(JobDraft job, JobDefaults defaults, int depth, Action<Problem> report)
    {
        CheckBody(job, report);
        CheckBackground(job, defaults, report);
        if (job.Find("group") is { } group && depth == DeepestGroup)
            report(ConfigurationProblems.GroupsTooDeep(group, DeepestGroup));
        foreach (JobDraft child in depth == DeepestGroup ? [] : job.Children)
            Check(child, defaults.Within(job), depth + 1, report);
    }

    private static void CheckBody(JobDraft job, Action<Problem> report)
    {
        Setting.Entry? first = null;
        foreach (Setting.Entry entry in job.Map.Entries)
        {
            if (!JobKeys.Bodies.Contains(entry.Key) || !ReferenceEquals(entry, job.Find(entry.Key)))
                continue;
            if (first is not null)
                report(ConfigurationProblems.TwoBodies(job, first, entry));
            first ??= entry;
        }

        if (first is null)
            report(ConfigurationProblems.NoBody(job));
        foreach (Setting.Entry stray in job.Find("script") is null ? Find(job, OfScripts) : [])
            report(ConfigurationProblems.OnlyForScripts(job, stray));
        foreach (Setting.Entry stray in job.Find("group") is null ? [] : Find(job, NotOfGroups))
            report(ConfigurationProblems.NotForGroups(job, stray));
    }

    private static void CheckBackground(JobDraft job, JobDefaults defaults, Action<Problem> report)
    {
        if (job.Interactive && job.Background == true)
            report(ConfigurationProblems.InteractiveInForeground(job, job.Find("background")!));
        foreach (Setting.Entry stray in job.Find("group") is null && !defaults.IsBackground(job) ? FindBackgroundKeys(job) : [])
            report(ConfigurationProblems.OnlyInBackground(job, stray));
    }

    /// <summary>Those that are right in themselves: of any other something worse is said.</summary>
    private static ImmutableArray<Setting.Entry> FindBackgroundKeys(JobDraft job) => (job.BackgroundOutput, job.Weight) switch
    {
        (null, null) => [],
        (not null, null) => Find(job, ["background_output"]),
        (null, not null) => Find(job, ["weight"]),
        _ => Find(job, ["background_output", "weight"]),
    };

    /// <summary>Mostly none.</summary>
    private static ImmutableArray<Setting.Entry> Find(JobDraft job, ImmutableArray<string> keys)
    {
        ImmutableArray<Setting.Entry> found = [];
        foreach (string key in keys)
        {
            if (job.Find(key) is { } entry)
                found = found.Add(entry);
        }

        return found;
    }
}
