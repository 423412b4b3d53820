using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What a hook may say.</summary>
internal static class HookKeys
{
    public static Level<HookDraft> All { get; } = new("in a hook",
    [
        new Key<HookDraft, ImmutableArray<JobDraft>>("jobs", new JobsKind(), (hook, jobs, _) => hook with { Jobs = jobs }),
        new Key<HookDraft, bool>("parallel", new FlagKind(), (hook, flag, at) => hook.With(JobOrder.Parallel, flag, at)),
        new Key<HookDraft, bool>("piped", new FlagKind(), (hook, flag, at) => hook.With(JobOrder.Piped, flag, at)),
        new Key<HookDraft, bool>("follow", new FlagKind(), (hook, flag, at) => hook.With(JobOrder.Follow, flag, at)),
        new Key<HookDraft, FailMode>("fail_mode", new FailModeKind(), (hook, mode, _) => hook with { FailMode = mode }),
        new Key<HookDraft, bool>("background", new FlagKind(), (hook, flag, _) => hook with { Background = flag }),
    ]);
}
