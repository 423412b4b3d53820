using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Merging;

/// <summary>
/// The layers of one configuration, apart by whose they are: what the repository says needs its user's approval, what
/// the user says does not. So the repository's layers are merged alone for the approval, and all of them for what runs.
/// </summary>
public sealed record LayeredSettings
{
    /// <summary>The user's for every repository, below the repository's; null for none.</summary>
    public Setting? Lowest { get; init; }

    /// <summary>The repository's, lowest first.</summary>
    public ImmutableArray<Setting> Repository { get; init; } = [];

    /// <summary>The user's for this repository, lowest first.</summary>
    public ImmutableArray<Setting> Highest { get; init; } = [];

    /// <summary>All of them; null where they hold nothing.</summary>
    public Setting? Merge() => Highest.Aggregate(Over(Lowest, MergeRepository()), LayerMerge.Merge);

    /// <param name="file">What messages call the configuration.</param>
    /// <param name="running">The version of daft that reads; asked only where one is wanted.</param>
    public LayeredReading Read(string file, Func<Version> running)
    {
        Setting? repository = MergeRepository();
        ConfigurationReading own = ConfigurationReader.Read(repository, file, running);
        ConfigurationReading whole = Lowest is null && Highest.IsEmpty ? own : ConfigurationReader.Read(Merge(), file, running);
        ImmutableArray<Problem> problems = ByFile(own.Problems.Union(whole.Problems));
        return (own.Configuration, whole.Configuration) is ({ } approved, { } configuration)
            ? new LayeredReading
            {
                Configuration = configuration,
                Repository = approved,
                Overrulings = Overruling.In(repository, Lowest),
                Problems = problems,
            }
            : new LayeredReading { Problems = problems };
    }

    /// <summary>The lowest layer of the repository is no layer over anything, so that nothing in it can pass for a removal.</summary>
    private Setting? MergeRepository() => Repository.IsEmpty ? null : Repository.Skip(1).Aggregate((Setting?)Repository[0], LayerMerge.Merge);

    private static Setting? Over(Setting? lower, Setting? upper) => lower is null ? upper : LayerMerge.Merge(lower, upper);

    private static ImmutableArray<Problem> ByFile(IEnumerable<Problem> problems) =>
        [.. problems.GroupBy(problem => problem.Place.File).SelectMany(file => file)];
}
