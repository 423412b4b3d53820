using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Reporting;

/// <summary>What came of <c>daft wait</c>: a contract, so that every end has the same shape.</summary>
public sealed record WaitOutcome
{
    /// <summary>Root of the worktree.</summary>
    public required string Worktree { get; init; }

    public required ExitCode ExitCode { get; init; }

    /// <summary>Each job waited for, in its latest run.</summary>
    public ImmutableArray<(RunSnapshot Run, JobState Job)> Jobs { get; init; } = [];

    public TimeSpan Waited { get; init; }

    /// <summary>What to tell the user; null where there is nothing more to say.</summary>
    public DaftException? Failure { get; init; }

    /// <summary>As <c>--json</c> has it.</summary>
    public string Result => ExitCode switch
    {
        ExitCode.Done => "done",
        ExitCode.JobFailed => "failed",
        ExitCode.NothingKnown => "nothing_known",
        ExitCode.TimedOut => "timed_out",
        _ => "interrupted",
    };
}
