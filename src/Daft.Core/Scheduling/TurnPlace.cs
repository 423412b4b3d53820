using Daft.Core.Configuration;

namespace Daft.Core.Scheduling;

/// <summary>A hook or a group, as a place where jobs and groups take turns.</summary>
/// <param name="around">Null for the hook itself.</param>
internal sealed class TurnPlace(JobOrder order, TurnPlace? around)
{
    public JobOrder Order => order;

    public TurnPlace? Around => around;

    /// <summary>Something in it has started, however deep.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Something in it has not ended.</summary>
    public bool IsUnfinished { get; set; }

    /// <summary>The job in it to name for its failure; null while there is none.</summary>
    public int? Stopper { get; set; }

    /// <summary>The job or group whose turn it is; means nothing where the order is parallel.</summary>
    public object? Holder { get; set; }

    /// <summary>Whether it is the turn of something in here, and that of this place in the one around it.</summary>
    public bool IsFreeFor(object entry) =>
        (Order == JobOrder.Parallel || Holder is null || ReferenceEquals(Holder, entry)) && Around?.IsFreeFor(this) != false;

    public void Take(object entry)
    {
        Holder = entry;
        Around?.Take(this);
    }
}
