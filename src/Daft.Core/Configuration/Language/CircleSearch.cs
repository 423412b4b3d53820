using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>
/// Finds jobs that wait for one another, depth first and with a stack of its own: the file decides how deep it gets. Each
/// circle is told once, from its first job in the file, at the first need in it. A group is two points: its jobs wait for its
/// beginning, which waits for what the group needs, and its end waits for its jobs; whoever needs it waits for its end.
/// </summary>
internal sealed class CircleSearch(JobTree tree)
{
    private readonly HashSet<Point> _done = [];
    private readonly List<Step> _path = [];

    public IEnumerable<Problem> Find() => Enumerable.Range(0, tree.Jobs.Count).SelectMany(job => FindFrom(new Point(job, IsEnd: true)));

    private List<Problem> FindFrom(Point start)
    {
        var found = new List<Problem>();
        if (_done.Add(start))
            _path.Add(new Step(start, WaitsFor(start)));
        while (_path.Count > 0)
        {
            Step last = _path[^1];
            if (last.Next == last.WaitsFor.Length)
                _path.RemoveAt(_path.Count - 1);
            else if (Follow(last.WaitsFor[last.Next++]) is { } circle)
                found.Add(circle);
        }

        return found;
    }

    private Problem? Follow(Point next)
    {
        int begin = _path.FindIndex(step => step.Point == next);
        if (begin >= 0)
            return Describe([.. _path[begin..].Select(step => step.Point.Job)]);
        if (_done.Add(next))
            _path.Add(new Step(next, WaitsFor(next)));
        return null;
    }

    private ImmutableArray<Point> WaitsFor(Point point)
    {
        JobDraft job = tree.Jobs[point.Job];
        bool isGroupEnd = point.IsEnd && !job.Children.IsEmpty;
        return isGroupEnd
            ? [point with { IsEnd = false }, .. tree.ChildrenOf(point.Job).Select(child => new Point(child, IsEnd: true))]
            : [.. NeededBy(point.Job), .. tree.ParentOf(point.Job) is { } parent ? [new Point(parent, IsEnd: false)] : Array.Empty<Point>()];
    }

    /// <summary>Needs that are wrong already for another reason lead nowhere.</summary>
    private IEnumerable<Point> NeededBy(int job) => tree.Jobs[job].Needs
        .Select(need => tree.Find(need.Name))
        .OfType<int>()
        .Where(needed => needed != job && !tree.IsWithin(job, needed) && !tree.IsWithin(needed, job))
        .Select(needed => new Point(needed, IsEnd: true));

    /// <param name="points">The jobs of the points in a circle: a group stands there twice in a row.</param>
    private Problem Describe(ImmutableArray<int> points)
    {
        ImmutableArray<int> circle = [.. points.Where((job, index) => job != points[(index + 1) % points.Length])];
        int first = circle.IndexOf(circle.Min());
        JobDraft[] turned = [.. circle[first..].Concat(circle[..first]).Select(job => tree.Jobs[job])];
        JobNeed need = turned
            .Select((job, index) => job.Needs.FirstOrDefault(need => need.Name == turned[(index + 1) % turned.Length].Name))
            .OfType<JobNeed>()
            .First();
        return ConfigurationProblems.Circle(need, [.. turned.Select(job => job.Name)]);
    }

    private readonly record struct Point(int Job, bool IsEnd);

    private sealed class Step(Point point, ImmutableArray<Point> waitsFor)
    {
        public Point Point { get; } = point;

        public ImmutableArray<Point> WaitsFor { get; } = waitsFor;

        /// <summary>Index of the point to be followed next.</summary>
        public int Next { get; set; }
    }
}
