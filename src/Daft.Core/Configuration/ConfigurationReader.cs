using Daft.Core.Configuration.Language;

namespace Daft.Core.Configuration;

/// <summary>
/// Reads a <c>daft.yml</c>: every mistake is collected, in the order of the file. The language itself stands in the tables
/// of <see cref="FileKeys"/>, <see cref="HookKeys"/> and <see cref="JobKeys"/>.
/// </summary>
public static class ConfigurationReader
{
    /// <param name="root">Null for a file with nothing in it.</param>
    /// <param name="file">The file's name as the user knows it.</param>
    public static ConfigurationReading Read(Setting? root, string file)
    {
        var problems = new List<Problem>();
        DaftConfiguration configuration = Read(root, new DaftConfiguration { File = file }, problems.Add);
        if (problems.Count == 0)
            return new ConfigurationReading { Configuration = configuration };
        // What an alias repeats is wrong once, however often it is read.
        return new ConfigurationReading
        {
            Problems = [.. problems.Distinct().OrderBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column)],
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
}
