using Daft.Core.Configuration;

namespace Daft.Core.Planning;

/// <summary>An order as plans and <c>--json</c> spell it.</summary>
public static class JobOrderText
{
    public static string Of(JobOrder order) => order switch
    {
        JobOrder.Piped => "piped",
        JobOrder.Follow => "follow",
        _ => "parallel",
    };

    /// <summary>An order that this version does not know is the one that every plan had at first.</summary>
    public static JobOrder Read(string? text) => text switch
    {
        "piped" => JobOrder.Piped,
        "follow" => JobOrder.Follow,
        _ => JobOrder.Parallel,
    };
}
