using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Runs;
using Daft.Engine.Platform;

namespace Daft.Reporting;

/// <summary>What came of following a run.</summary>
public sealed record RunReport
{
    /// <summary>The run when following ended.</summary>
    public required RunState State { get; init; }

    /// <summary>Those of the jobs waited for that ended without completing: failed, lost, blocked or cancelled.</summary>
    public ImmutableArray<JobState> Failed { get; init; } = [];

    /// <summary>What ended or disturbed the following; null where nothing did.</summary>
    public TerminationSignal? Signal { get; init; }

    /// <summary>The limit was reached before the last job waited for ended.</summary>
    public bool TimedOut { get; init; }

    /// <summary>What a command exits with that did nothing but follow. A closed terminal leaves the run alone and is no failure.</summary>
    public ExitCode ExitCode => this switch
    {
        { Signal: TerminationSignal.HangUp } => ExitCode.Done,
        { Signal: TerminationSignal.Interrupt } => ExitCode.Interrupted,
        { Signal: TerminationSignal.Terminate } => ExitCode.Terminated,
        { TimedOut: true } => ExitCode.TimedOut,
        { Failed.IsEmpty: false } => ExitCode.JobFailed,
        _ => ExitCode.Done,
    };
}
