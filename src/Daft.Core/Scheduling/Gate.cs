namespace Daft.Core.Scheduling;

/// <summary>Whether something may go past a node of the graph: not yet, yes, or never because of a job that stopped.</summary>
internal readonly record struct Gate(bool IsOpen, int? Stopper)
{
    public static Gate Shut { get; } = new(false, null);

    public static Gate Open { get; } = new(true, null);

    public bool IsShut => !IsOpen && Stopper is null;

    public static Gate BarredBy(int job) => new(false, job);
}
