namespace Daft.Core.Configuration.Language;

/// <summary>What jobs say of one another: names that occur once, needs that exist, and no circle among them.</summary>
internal static class JobGraph
{
    /// <summary>Needs that nobody meets for which a name is guessed: each guess looks at all names, and a hostile file has thousands of both.</summary>
    private const int MostGuesses = 20;

    public static void Check(JobTree tree, Action<Problem> report)
    {
        int guesses = 0;
        for (int number = 0; number < tree.Jobs.Count; number++)
        {
            JobDraft job = tree.Jobs[number];
            if (tree.Find(job.Name) is { } first && first != number)
                report(ConfigurationProblems.DuplicateJob(job, tree.Jobs[first]));
            foreach (JobNeed need in job.Needs)
                CheckNeed(tree, number, need, ref guesses, report);
        }

        foreach (Problem circle in new CircleSearch(tree).Find())
            report(circle);
    }

    private static void CheckNeed(JobTree tree, int number, JobNeed need, ref int guesses, Action<Problem> report)
    {
        JobDraft job = tree.Jobs[number];
        if (need.Name == job.Name)
            report(ConfigurationProblems.NeedsItself(job, need));
        else if (tree.Find(need.Name) is not { } needed)
            report(ConfigurationProblems.NeedsNobody(job, need, guesses++ < MostGuesses ? tree.Names.Where(name => name != job.Name) : []));
        else if (tree.IsWithin(number, needed))
            report(ConfigurationProblems.NeedsOwnGroup(job, need));
        else if (tree.IsWithin(needed, number))
            report(ConfigurationProblems.NeedsOwnJob(job, need));
    }
}
