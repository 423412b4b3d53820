namespace Daft.Core.Configuration;

/// <summary>How the jobs of a hook follow one another: exactly one of <c>parallel</c>, <c>piped</c>, <c>follow</c>.</summary>
public enum JobOrder
{
    /// <summary>Each as soon as its needs are met.</summary>
    Parallel,

    /// <summary>One after the other, stop at the first failure.</summary>
    Piped,

    /// <summary>One after the other, go on after a failure.</summary>
    Follow,
}

public static class JobOrders
{
    /// <summary>As <c>daft.yml</c> spells it.</summary>
    public static string ToText(this JobOrder order) => order switch
    {
        JobOrder.Piped => "piped",
        JobOrder.Follow => "follow",
        _ => "parallel",
    };
}
