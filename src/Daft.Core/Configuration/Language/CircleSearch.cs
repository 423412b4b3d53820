using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>
/// Finds jobs that wait for one another, depth first and with a stack of its own: the file decides how deep it gets. Each
/// circle is told once, from its first job in the file, at the need with which that job enters it.
/// </summary>
internal sealed class CircleSearch(ImmutableArray<JobDraft> jobs, IReadOnlyDictionary<string, JobDraft> byName)
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly List<Step> _path = [];

    public IEnumerable<Problem> Find() => jobs.SelectMany(job => FindFrom(job));

    private List<Problem> FindFrom(JobDraft start)
    {
        var found = new List<Problem>();
        if (_done.Add(start.Name))
            _path.Add(new Step(start));
        while (_path.Count > 0)
        {
            Step last = _path[^1];
            if (last.Next == last.Job.Needs.Length)
                _path.RemoveAt(_path.Count - 1);
            else if (Follow(last.Job.Needs[last.Next++]) is { } circle)
                found.Add(circle);
        }

        return found;
    }

    private Problem? Follow(JobNeed need)
    {
        int begin = _path.FindIndex(step => step.Job.Name == need.Name);
        if (begin >= 0 && begin < _path.Count - 1)
            return Describe(_path[begin..]);
        if (begin < 0 && byName.TryGetValue(need.Name, out JobDraft? next) && _done.Add(next.Name))
            _path.Add(new Step(next));
        return null;
    }

    private static Problem Describe(List<Step> circle)
    {
        int first = circle.IndexOf(circle.MinBy(step => (step.Job.Place.Line, step.Job.Place.Column))!);
        Step[] turned = [.. circle[first..], .. circle[..first]];
        JobNeed entering = turned[0].Job.Needs.First(need => need.Name == turned[1].Job.Name);
        return ConfigurationProblems.Circle(entering, [.. turned.Select(step => step.Job.Name)]);
    }

    private sealed class Step(JobDraft job)
    {
        public JobDraft Job { get; } = job;

        /// <summary>Index of the need to be followed next.</summary>
        public int Next { get; set; }
    }
}
