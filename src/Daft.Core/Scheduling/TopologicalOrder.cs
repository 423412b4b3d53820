using System.Collections.Immutable;

namespace Daft.Core.Scheduling;

/// <summary>Nodes sorted so that each stands after its prerequisites (Kahn's algorithm).</summary>
internal static class TopologicalOrder
{
    /// <returns>All nodes but those in a circle and those behind one.</returns>
    public static ImmutableArray<int> Of(IReadOnlyList<IReadOnlyList<Prerequisite>> prerequisites)
    {
        ILookup<int, int> followers = Enumerable.Range(0, prerequisites.Count)
            .SelectMany(node => prerequisites[node].Select(before => (before.Node, Follower: node)))
            .ToLookup(edge => edge.Node, edge => edge.Follower);
        int[] missing = [.. prerequisites.Select(before => before.Count)];
        var free = new Queue<int>(Enumerable.Range(0, prerequisites.Count).Where(node => missing[node] == 0));
        var order = ImmutableArray.CreateBuilder<int>(prerequisites.Count);
        while (free.TryDequeue(out int node))
        {
            order.Add(node);
            foreach (int follower in followers[node])
            {
                if (--missing[follower] == 0)
                    free.Enqueue(follower);
            }
        }

        return order.ToImmutable();
    }
}
