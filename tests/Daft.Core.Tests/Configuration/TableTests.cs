using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Daft.Core.Configuration;
using Daft.Core.Configuration.Language;
using Daft.Core.Tests.Configuration.Schema;

namespace Daft.Core.Tests.Configuration;

/// <summary>The tables of keys themselves: all that is written in them, walked as a generator of a schema walks them.</summary>
[TestClass]
public sealed class TableTests
{
    private static readonly SourcePlace Place = new("daft.yml", 7, 7);

    private static ImmutableArray<Level> Levels { get; } = [.. Reachable()];

    [TestMethod]
    public void Every_level_is_reached_from_the_top() => Assert.AreEqual(
        "at the top level; in 'log'; in 'log'; in 'run'; in a command; in a condition; in a condition by system; in a group; in a hook; in a job; under 'hooks'",
        string.Join("; ", Levels.Select(level => level.Where).Order(StringComparer.Ordinal)));

    [TestMethod]
    public void Every_key_is_described_in_a_sentence()
    {
        foreach (Key key in Levels.SelectMany(level => level.All))
            Assert.IsTrue(key.Description.Length > 10 && char.IsUpper(key.Description[0]) && key.Description.EndsWith('.'), key.Name);
    }

    [TestMethod]
    public void No_level_has_a_key_twice()
    {
        foreach (Level level in Levels)
            Assert.AreEqual(level.All.Length, level.All.Select(key => key.Name).Distinct().Count(), level.Where);
    }

    [TestMethod]
    public void Every_pattern_is_a_regular_expression()
    {
        foreach (ValueShape shape in Levels.SelectMany(level => level.All).SelectMany(key => Within(key.Kind.Shape)))
            Assert.IsNotNull(new Regex((shape as ValueShape.Text)?.Pattern ?? (shape as ValueShape.Scalar)?.Pattern ?? (shape as ValueShape.Names)?.KeyPattern ?? ""));
    }

    [TestMethod]
    [DataRow("timeout", "90 90s 5m 1h30m 500ms 1m1ms", "s 1m1h 1d -1 1.5h 0 0h0m")]
    [DataRow("retention", "7d 12h 30m 1d1h", "7 d 1h1d 2w 0d")]
    [DataRow("max_log_size", "10MB 512k 1048576 1GiB 7b 007", "MB 1PB -1 1.5MB 0 00kb")]
    [DataRow("min_version", "1 1.2 1.2.3", "x 1. 1.2.3.4.5 v1")]
    public void A_pattern_takes_what_the_reader_takes(string name, string taken, string refused)
    {
        string pattern = Within(Levels.SelectMany(level => level.All).First(key => key.Name == name).Kind.Shape).OfType<ValueShape.Text>().Single().Pattern;
        Assert.AreEqual(taken, string.Join(' ', taken.Split(' ').Where(text => Regex.IsMatch(text, pattern))));
        Assert.AreEqual("", string.Join(' ', refused.Split(' ').Where(text => Regex.IsMatch(text, pattern))));
    }

    [TestMethod]
    public void Every_kind_of_value_in_every_place_is_read_or_refused_with_its_place()
    {
        foreach (ImmutableArray<string> path in KeyPaths.All())
        {
            foreach (Setting value in Values())
            {
                ConfigurationReading reading = ConfigurationReader.Read(Wrap(path, value), "daft.yml", () => new Version(0, 1, 0));
                Assert.AreEqual(reading.Configuration is null, reading.Problems.Any(problem => problem.Severity == ProblemSeverity.Error));
                Assert.IsTrue(reading.Problems.All(problem => problem.Place == Place && problem.Message.Length > 0), string.Join('.', path));
            }
        }
    }

    [TestMethod]
    public void The_schema_says_the_same_of_every_kind_of_value_in_every_place()
    {
        foreach (ImmutableArray<string> path in Paths())
        {
            foreach (Setting value in Values())
                Agreement.Check(Wrap(path, value), $"{string.Join('.', path)}: {value}");
        }
    }

    /// <summary>Keys from the top to every key of every level, <c>-</c> for an item of a list.</summary>
    private static IEnumerable<ImmutableArray<string>> Paths()
    {
        ImmutableArray<string> job = ["hooks", "worktree-post-create", "jobs", "-"];
        (Level Level, ImmutableArray<string> Path)[] places =
        [
            (FileKeys.All, []), (FileKeys.Hooks, ["hooks"]), (LogKeys.OfFile, ["log"]), (HookKeys.All, job[..2]), (JobKeys.All, job), (GroupKeys.All, [.. job, "group"]),
            (LogKeys.OfJob, [.. job, "log"]), (RuleKeys.All, [.. job, "skip"]), (RuleKeys.All, [.. job, "only", "-"]), (RuleKeys.Systems, [.. job, "skip"]),
        ];
        return places.SelectMany(place => place.Level.All.SelectMany(key => new[] { place.Path.Add(key.Name), [.. place.Path, key.Name, "-"] }));
    }

    private static IEnumerable<Setting> Values()
    {
        foreach (string text in new[] { "", "~", "true", "0", "-1", "1.5", "word", "two words", "../x", "\0", "\u001b[2J", "💥", "7d", "10MB", "$A ${", "{branch}", new string('x', 5000) })
        {
            yield return new Setting.Scalar(Place, text, IsQuoted: false);
            yield return new Setting.Scalar(Place, text, IsQuoted: true);
            yield return Wrap(["any key"], new Setting.Scalar(Place, text, IsQuoted: false));
            yield return Wrap([text], new Setting.Scalar(Place, "", IsQuoted: false));
        }

        yield return new Setting.Sequence(Place, []);
        yield return new Setting.Mapping(Place, []);
        yield return Wrap(["-", "-", "x", "-"], new Setting.Mapping(Place, []));
    }

    private static Setting Wrap(IEnumerable<string> path, Setting value) => path.Reverse().Aggregate(value, (inner, key) => key == "-"
        ? new Setting.Sequence(Place, [inner])
        : new Setting.Mapping(Place, [new Setting.Entry(key, Place, inner)]));

    private static List<Level> Reachable()
    {
        var found = new List<Level>();
        var open = new Stack<Level>([FileKeys.All]);
        while (open.TryPop(out Level? level))
        {
            if (found.Any(known => ReferenceEquals(known, level)))
                continue;
            found.Add(level);
            foreach (ValueShape shape in level.All.SelectMany(key => Within(key.Kind.Shape)))
            {
                if (shape is ValueShape.Fields fields)
                    open.Push(fields.Level);
            }
        }

        return found;
    }

    private static IEnumerable<ValueShape> Within(ValueShape shape) => (shape switch
    {
        ValueShape.List list => Within(list.Item),
        ValueShape.Names names => Within(names.Value),
        ValueShape.Named named => Within(named.Shape),
        ValueShape.Either either => either.Shapes.SelectMany(Within),
        _ => [],
    }).Prepend(shape);
}
