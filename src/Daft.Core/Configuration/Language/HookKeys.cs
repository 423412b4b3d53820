using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a hook may say.</summary>
internal static class HookKeys
{
    public static Level<HookDraft> All { get; } = new("in a hook",
    [
        new Key<HookDraft, ImmutableArray<JobDraft>>("jobs", "The jobs, in the order in which they start where nothing else decides.",
            new JobsKind(), (hook, jobs, _) => hook with { Jobs = jobs }),
        new Key<HookDraft, ImmutableArray<JobDraft>>("commands", "Jobs by name, an older way to write them; they come before those of 'jobs'.",
            new CommandsKind(), (hook, jobs, _) => hook with { Commands = jobs }),
        .. OrderKeys.Of<HookDraft>((hook, flag) => hook with { OrderFlags = hook.OrderFlags.Add(flag) }),
        new Key<HookDraft, bool>("background", "Whether its jobs run in the background unless they say something else.",
            new FlagKind(), (hook, flag, _) => hook with { Background = flag }),
        new Key<HookDraft, FailMode>("fail_mode", "What a failed job means to git: warn reports it, abort makes git exit with 1.",
            KnownWords.FailMode, (hook, mode, _) => hook with { FailMode = mode }),
        new Key<HookDraft, Condition>("skip", "Nothing of the hook runs where any of these holds.",
            new ConditionKind(), (hook, condition, _) => hook with { Skip = condition }),
        new Key<HookDraft, Condition>("only", "The hook runs only where all of these hold.",
            new ConditionKind(), (hook, condition, _) => hook with { Only = condition }),
        new Key<HookDraft, ImmutableArray<string>>("exclude_tags", "Jobs with any of these tags are left out.",
            new OneOrMoreKind<string>(new NameKind("a tag, or a list of tags")), (hook, tags, _) => hook with { ExcludedTags = tags }),
        new Key<HookDraft, ImmutableArray<string>>("exclude", "Jobs are left out whose names match any of these globs.",
            new OneOrMoreKind<string>(new NameKind("a glob of job names, or a list of globs")), (hook, globs, _) => hook with { Excluded = globs }),
    ]);
}
