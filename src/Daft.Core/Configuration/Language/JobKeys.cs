using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a job may say.</summary>
internal static class JobKeys
{
    /// <summary>Of these, a job says exactly one.</summary>
    public static ImmutableArray<string> Bodies { get; } = ["run", "script", "group"];

    /// <summary>In the map of <c>commands</c>, where the key above is the name.</summary>
    public static Level<JobDraft> WithoutName { get; } = new("in a command", [.. Body, .. Place, .. Conditions, .. Manner]);

    /// <summary>In the list of <c>jobs</c>.</summary>
    public static Level<JobDraft> All { get; } = new("in a job",
    [
        new Key<JobDraft, string>("name", "How the job is called: once in its hook.",
            new NameKind(), (job, name, at) => (job.Name, job.NamePlace) = (name, at.Value.Place)),
        .. WithoutName.Keys,
    ]);

    private static ImmutableArray<Key<JobDraft>> Body =>
    [
        new Key<JobDraft, string>("description", "What the job is for.",
            new TextKind("a text"), (job, text, _) => job.Description = text),
        new Key<JobDraft, JobCommand>("run", "The command, for the shell.",
            new CommandKind(), (job, command, _) => job.Run = command),
        new Key<JobDraft, FileReference>("script", "A file of 'source_dir' to run instead of a command.",
            new ScriptKind(), (job, file, _) => job.Script = file),
        new Key<JobDraft, string>("runner", "The program that runs the script; without it the script is run itself.",
            new ShellTextKind("a command"), (job, text, _) => job.Runner = text),
        new Key<JobDraft, ScriptArguments>("args", "What the script is called with: a text that the shell takes apart, or a list of arguments.",
            new ArgumentsKind(), (job, arguments, _) => job.Arguments = arguments),
        new Key<JobDraft, GroupDraft>("group", "Jobs that count as one.",
            new GroupKind(), (job, group, _) => job.Group = group),
    ];

    private static ImmutableArray<Key<JobDraft>> Place =>
    [
        new Key<JobDraft, string>("root", "The working directory, relative to the worktree.",
            new FolderKind(), (job, folder, at) => (job.Root, job.RootPlace) = (folder, at.Value.Place)),
        new Key<JobDraft, ImmutableArray<EnvironmentEntry>>("env", "Variables of the job.",
            new VariablesKind(), (job, variables, _) => job.Environment = variables),
    ];

    private static ImmutableArray<Key<JobDraft>> Conditions =>
    [
        new Key<JobDraft, ImmutableArray<JobNeed>>("needs", "The jobs and groups that must be done before this one starts.",
            new OneOrMoreKind<JobNeed>(new NeedKind()), (job, needs, _) => job.Needs = needs),
        new Key<JobDraft, Condition>("skip", "The job is left out where any of these holds.",
            new ConditionKind(), (job, condition, _) => job.Skip = condition),
        new Key<JobDraft, Condition>("only", "The job runs only where all of these hold.",
            new ConditionKind(), (job, condition, _) => job.Only = condition),
        new Key<JobDraft, ImmutableArray<ArchitectureName>>("arch", "The processors on which the job runs; on others it is left out.",
            new OneOrMoreKind<ArchitectureName>(KnownWords.Architecture), (job, architectures, _) => job.Architectures = architectures),
        new Key<JobDraft, ImmutableArray<string>>("tags", "Words by which 'exclude_tags' finds the job.",
            new OneOrMoreKind<string>(new NameKind("a tag, or a list of tags")), (job, tags, _) => job.Tags = tags),
        new Key<JobDraft, ImmutableArray<string>>("tracks", "Accepted for files of the original daft; it does nothing here.",
            new OneOrMoreKind<string>(new TextKind("a text, or a list of texts")), (job, attributes, _) => job.Tracks = attributes),
    ];

    private static ImmutableArray<Key<JobDraft>> Manner =>
    [
        new Key<JobDraft, bool>("background", "Whether git goes on without waiting for the job.",
            new FlagKind(), (job, flag, _) => job.Background = flag),
        new Key<JobDraft, BackgroundOutput>("background_output", "Whether the user is told that the job goes on in the background: log says so, silent does not. Its log is kept either way.",
            KnownWords.BackgroundOutput, (job, output, _) => job.BackgroundOutput = output),
        new Key<JobDraft, JobWeight>("weight", "Whether the job, in the background, waits for a slot: a heavy one does, so that only a few run at a time on the machine; a light one starts at once.",
            KnownWords.Weight, (job, weight, _) => job.Weight = weight),
        new Key<JobDraft, bool>("interactive", "Whether the job talks to the user; it is left out where there is no terminal.",
            new FlagKind(), (job, flag, _) => job.Interactive = flag),
        new Key<JobDraft, int>("priority", "Lower starts first among jobs that are ready together; 0 unless it is said.",
            new WholeNumberKind(), (job, number, _) => job.Priority = number),
        new Key<JobDraft, TimeSpan>("timeout", "The job is stopped after this time; there is no limit unless it is said.",
            new DurationKind(), (job, duration, _) => job.Timeout = duration),
        new Key<JobDraft, string>("fail_text", "What to tell the user where the job fails.",
            new TextKind("a text"), (job, text, _) => job.FailText = text),
        new Key<JobDraft, LogLimits>("log", "How long and how large the job's log may be kept.",
            new LogLimitsKind(), (job, limits, _) => job.Log = limits),
    ];
}
