namespace Daft.Core.Configuration.Language;

/// <summary>What jobs say of one another: names that occur once, needs that exist, and no circle among them.</summary>
internal static class JobGraph
{
    /// <summary>Guesses at what was meant. Each costs a look at every name, and thousands of them would make git wait.</summary>
    private const int MostGuesses = 50;

    public static void Check(JobTree tree, Action<Problem> report)
    {
        var strangers = new List<(JobDraft Job, JobNeed Need)>();
        for (int number = 0; number < tree.Jobs.Count; number++)
        {
            JobDraft job = tree.Jobs[number];
            if (tree.Find(job.Name) is { } first && first != number)
                report(ConfigurationProblems.DuplicateJob(job, tree.Jobs[first]));
            foreach (JobNeed need in job.Needs)
                CheckNeed(tree, number, need, strangers, report);
        }

        foreach ((int index, (JobDraft job, JobNeed need)) in strangers.Index())
            report(ConfigurationProblems.NeedsNobody(job, need, index < MostGuesses ? tree.Names.Where(name => name != job.Name) : []));
        foreach (Problem circle in new CircleSearch(tree).Find())
            report(circle);
    }

    private static void CheckNeed(JobTree tree, int number, JobNeed need, List<(JobDraft Job, JobNeed Need)> strangers, Action<Problem> report)
    {
        JobDraft job = tree.Jobs[number];
        if (need.Name == job.Name)
            report(ConfigurationProblems.NeedsItself(job, need));
        else if (tree.Find(need.Name) is not { } needed)
            strangers.Add((job, need));
        else if (tree.IsWithin(number, needed))
            report(ConfigurationProblems.NeedsOwnGroup(job, need));
        else if (tree.IsWithin(needed, number))
            report(ConfigurationProblems.NeedsOwnJob(job, need));
    }
}
