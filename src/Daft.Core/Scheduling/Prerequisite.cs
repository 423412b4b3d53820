namespace Daft.Core.Scheduling;

/// <summary>
/// A node of a <see cref="PlanGraph"/> that comes before another one. <paramref name="IsNeed"/>: it must end well; otherwise
/// it must only have ended.
/// </summary>
internal readonly record struct Prerequisite(int Node, bool IsNeed);
