using System.Collections.Immutable;
using Daft.Core.Configuration.Language;

namespace Daft.Core.Configuration;

/// <summary>
/// Reads a <c>daft.yml</c>: every mistake is collected, in the order of the file. The language itself stands in tables of keys,
/// from <see cref="FileKeys"/> downwards.
/// </summary>
public static class ConfigurationReader
{
    /// <param name="root">Null for a file with nothing in it.</param>
    /// <param name="file">The file's name as the user knows it.</param>
    /// <param name="running">The version of this daft; asked for only where the file has a <c>min_version</c>.</param>
    public static ConfigurationReading Read(Setting? root, string file, Func<Version> running)
    {
        var problems = new List<Problem>();
        DaftConfiguration configuration = Read(root, new DaftConfiguration { File = file }, problems.Add);
        if (configuration.MinimumVersion is { } wanted && running() is var version && version < wanted.Version)
            problems.Add(ConfigurationProblems.AsksForNewer(wanted, version));
        return new ConfigurationReading
        {
            Configuration = problems.Any(problem => problem.Severity == ProblemSeverity.Error) ? null : configuration,
            Problems = InOrder(problems),
        };
    }

    private static DaftConfiguration Read(Setting? root, DaftConfiguration empty, Action<Problem> report)
    {
        if (root is Setting.Mapping map)
            return FileKeys.All.Read(map, empty, report);
        if (root is not null && !Scalars.IsNull(root))
            report(ConfigurationProblems.NotAMap(root));
        return empty;
    }

    /// <summary>What an alias repeats is wrong once, however often it is read.</summary>
    private static ImmutableArray<Problem> InOrder(List<Problem> problems) =>
        problems.Count == 0 ? [] : [.. problems.Distinct().OrderBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column)];
}
