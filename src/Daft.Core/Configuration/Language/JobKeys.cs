using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a job may say.</summary>
internal static class JobKeys
{
    public static Level<JobDraft> All { get; } = new("in a job",
    [
        new Key<JobDraft, string>("name", new NameKind(), (job, name, at) => job with { Name = name, NamePlace = at.Value.Place }),
        new Key<JobDraft, string>("description", new TextKind("a text"), (job, text, _) => job with { Description = text }),
        new Key<JobDraft, JobCommand>("run", new CommandKind(), (job, command, _) => job with { Run = command }),
        new Key<JobDraft, string>("root", new RootKind(), (job, folder, at) => job with { Root = folder, RootPlace = at.Value.Place }),
        new Key<JobDraft, ImmutableArray<EnvironmentEntry>>("env", new VariablesKind(), (job, variables, _) => job with { Environment = variables }),
        new Key<JobDraft, ImmutableArray<JobNeed>>("needs", new NeedsKind(), (job, needs, _) => job with { Needs = needs }),
        new Key<JobDraft, bool>("background", new FlagKind(), (job, flag, _) => job with { Background = flag }),
        new Key<JobDraft, int>("priority", new WholeNumberKind(), (job, number, _) => job with { Priority = number }),
        new Key<JobDraft, TimeSpan>("timeout", new DurationKind(), (job, duration, _) => job with { Timeout = duration }),
        new Key<JobDraft, string>("fail_text", new TextKind("a text"), (job, text, _) => job with { FailText = text }),
    ]);
}
