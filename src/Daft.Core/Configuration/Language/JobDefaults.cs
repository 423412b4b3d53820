namespace Daft.Core.Configuration.Language;

/// <summary>What a job is where it does not say it itself: the hook says it, or the groups around the job.</summary>
internal sealed record JobDefaults(bool Background, (string Folder, SourcePlace Place)? Root)
{
    /// <summary>A job without an error in it, made into what is handed out; with one, into something nobody sees.</summary>
    public JobDefinition Complete(JobDraft job, Action<Problem> report)
    {
        (string folder, SourcePlace place) = RootOf(job) ?? (".", job.Place);
        return new JobDefinition
        {
            Name = job.Name,
            Place = job.Place,
            Description = job.Description,
            Body = BodyOf(job, report),
            Root = folder,
            RootPlace = place,
            Environment = job.Environment,
            Needs = job.Needs,
            Tags = job.Tags,
            Architectures = job.Architectures,
            Skip = job.Skip,
            Only = job.Only,
            Background = IsBackground(job),
            BackgroundOutput = job.BackgroundOutput ?? BackgroundOutput.Log,
            Weight = job.Weight ?? JobWeight.Heavy,
            Log = job.Log,
            Interactive = job.Interactive,
            Priority = job.Priority,
            Timeout = job.Timeout,
            FailText = job.FailText,
            Tracks = job.Tracks,
        };
    }

    /// <summary>A job that talks to the user does so while git waits.</summary>
    public bool IsBackground(JobDraft job) => !job.Interactive && (job.Background ?? Background);

    /// <summary>For the jobs of a group.</summary>
    public JobDefaults Within(JobDraft group) => new(group.Background ?? Background, RootOf(group));

    private (string Folder, SourcePlace Place)? RootOf(JobDraft job) => job.Root is { } folder ? (folder, job.RootPlace ?? job.Place) : Root;

    private JobBody BodyOf(JobDraft job, Action<Problem> report) => job switch
    {
        { Group: { } group } => GroupOf(job, group, report),
        { Script: { } file } => new JobBody.Script { File = file, Runner = job.Runner, Arguments = job.Arguments },
        _ => new JobBody.Run(job.Run ?? new JobCommand()),
    };

    private JobBody.Group GroupOf(JobDraft job, GroupDraft group, Action<Problem> report)
    {
        JobDefaults within = Within(job);
        return new JobBody.Group(OrderFlag.Decide(group.OrderFlags, report), [.. group.Jobs.Select(child => within.Complete(child, report))]);
    }
}
