using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>
/// Finds jobs that wait for one another, depth first and with a stack of its own: the file decides how deep it gets. Each
/// circle is told once, from its first job in the file, at the first need in it. A group is two points: its jobs wait for its
/// beginning, which waits for what the group needs, and its end waits for its jobs; whoever needs it waits for its end.
/// </summary>
internal sealed class CircleSearch(JobTree tree)
{
    private const int NotSeen = 0;
    private const int Done = -1;

    /// <summary>By <see cref="Point.Number"/>: <see cref="NotSeen"/>, <see cref="Done"/>, or the place in the path, from 1.</summary>
    private readonly int[] _places = new int[2 * tree.Jobs.Count];
    private readonly List<Step> _path = [];

    public IReadOnlyList<Problem> Find()
    {
        var found = new List<Problem>();
        for (int job = 0; job < tree.Jobs.Count; job++)
        {
            Enter(new Point(job, IsEnd: true));
            while (_path.Count > 0)
            {
                if (GoOn(_path[^1]) is { } circle)
                    found.Add(circle);
            }
        }

        return found;
    }

    private Problem? GoOn(Step last)
    {
        if (last.Next < last.WaitsFor.Length)
            return Follow(last.WaitsFor[last.Next++]);
        _places[last.Point.Number] = Done;
        _path.RemoveAt(_path.Count - 1);
        return null;
    }

    private Problem? Follow(Point next)
    {
        int place = _places[next.Number];
        if (place > NotSeen)
            return Describe([.. _path[(place - 1)..].Select(step => step.Point.Job)]);
        Enter(next);
        return null;
    }

    private void Enter(Point point)
    {
        if (_places[point.Number] != NotSeen)
            return;
        _path.Add(new Step(point, WaitsFor(point)));
        _places[point.Number] = _path.Count;
    }

    private ImmutableArray<Point> WaitsFor(Point point)
    {
        JobDraft job = tree.Jobs[point.Job];
        if (point.IsEnd && !job.Children.IsEmpty)
            return [point with { IsEnd = false }, .. tree.ChildrenOf(point.Job).Select(child => new Point(child, IsEnd: true))];
        int? parent = tree.ParentOf(point.Job);
        return parent is null && job.Needs.IsEmpty
            ? []
            : [.. NeededBy(point.Job), .. parent is { } group ? [new Point(group, IsEnd: false)] : Array.Empty<Point>()];
    }

    /// <summary>Needs that are wrong already for another reason lead nowhere.</summary>
    private List<Point> NeededBy(int job)
    {
        var points = new List<Point>(tree.Jobs[job].Needs.Length);
        foreach (JobNeed need in tree.Jobs[job].Needs)
        {
            if (tree.Find(need.Name) is { } needed && needed != job && !tree.IsWithin(job, needed) && !tree.IsWithin(needed, job))
                points.Add(new Point(needed, IsEnd: true));
        }

        return points;
    }

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

    private readonly record struct Point(int Job, bool IsEnd)
    {
        public int Number => (2 * Job) + (IsEnd ? 1 : 0);
    }

    private sealed class Step(Point point, ImmutableArray<Point> waitsFor)
    {
        public Point Point { get; } = point;

        public ImmutableArray<Point> WaitsFor { get; } = waitsFor;

        /// <summary>Index of the point to be followed next.</summary>
        public int Next { get; set; }
    }
}
