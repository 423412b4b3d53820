using System.Collections.Immutable;
using Daft.Core.Runs;

namespace Daft.Engine.Recovering;

/// <summary>A job of a run without a supervisor, and the processes that are provably still its own.</summary>
/// <param name="Members">Never empty.</param>
public sealed record Survivor(JobState Job, ImmutableArray<ProcessIdentity> Members);
