using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>The three flags that decide how the jobs of a hook or a group follow one another.</summary>
internal static class OrderKeys
{
    public static ImmutableArray<Key<T>> Of<T>(Func<T, OrderFlag, T> add) =>
    [
        For("parallel", "Each job starts as soon as what it needs is done; this is how jobs run unless something else is said.", JobOrder.Parallel, add),
        For("piped", "The jobs run one after the other, and none after one that failed.", JobOrder.Piped, add),
        For("follow", "The jobs run one after the other, whether or not one fails.", JobOrder.Follow, add),
    ];

    private static Key<T, bool> For<T>(string name, string description, JobOrder order, Func<T, OrderFlag, T> add) =>
        new(name, description, new FlagKind(), (model, flag, at) => add(model, new OrderFlag(order, flag, at)));
}
