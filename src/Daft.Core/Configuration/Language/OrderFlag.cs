using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One of <c>parallel</c>, <c>piped</c> and <c>follow</c> as written.</summary>
internal sealed record OrderFlag(JobOrder Order, bool Value, Setting.Entry At)
{
    /// <summary>
    /// The one that is true. With none, jobs run in parallel; <c>parallel: false</c> alone forbids just that, so they
    /// run one after the other and, as nothing says stop, go on after a failure: the same as <c>follow: true</c>.
    /// </summary>
    public static JobOrder Decide(ImmutableArray<OrderFlag> flags, Action<Problem> report)
    {
        ImmutableArray<OrderFlag> chosen = [.. flags.Where(flag => flag.Value)];
        foreach (OrderFlag second in chosen.Skip(1))
            report(ConfigurationProblems.TwoOrders(chosen[0].At, second.At));
        if (!chosen.IsEmpty)
            return chosen[0].Order;
        bool Denies(JobOrder order) => flags.Any(flag => flag.Order == order);
        if (Denies(JobOrder.Parallel) && Denies(JobOrder.Follow))
            report(ConfigurationProblems.NoOrder(flags[^1].At));
        return Denies(JobOrder.Parallel) ? JobOrder.Follow : JobOrder.Parallel;
    }
}
