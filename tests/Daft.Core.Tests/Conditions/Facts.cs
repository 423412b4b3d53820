using System.Collections.Immutable;
using Daft.Core.Conditions;
using Daft.Core.Configuration;

namespace Daft.Core.Tests.Conditions;

/// <summary>A worktree on <c>release/1.0</c>, and rules to ask about it.</summary>
internal static class Facts
{
    private static readonly SourcePlace Place = new("daft.yml", 1, 1);

    public static ConditionFacts Usual { get; } = new()
    {
        System = OperatingSystemName.Linux,
        Branch = "release/1.0",
        Variables = ImmutableDictionary<string, string>.Empty.Add("MODE", "fast").Add("ZERO", "0").Add("EMPTY", "").Add("NO", "False"),
        GlobMatches = (glob, name) => glob.EndsWith('*') ? name.StartsWith(glob[..^1], StringComparison.Ordinal) : name == glob,
    };

    public static ConditionFacts With(this ConditionFacts facts, string command, CommandOutcome outcome) =>
        facts with { Outcomes = facts.Outcomes.SetItem(command, outcome) };

    public static ConditionRule Merge => new ConditionRule.Merge { Place = Place };

    public static ConditionRule Rebase => new ConditionRule.Rebase { Place = Place };

    public static ConditionRule Ref(string glob) => new ConditionRule.Ref(glob) { Place = Place };

    public static ConditionRule Variable(string name, string? value = null) => new ConditionRule.Variable(name, value) { Place = Place };

    public static ConditionRule Command(string text) => new ConditionRule.Command(text) { Place = Place };

    public static Condition Always(bool value) => new Condition.Always(value) { Place = Place };

    public static Condition Rules(params ConditionRule[] rules) => new Condition.Rules([.. rules]) { Place = Place };

    public static Condition On(OperatingSystemName system, Condition condition) =>
        new Condition.BySystem(ImmutableSortedDictionary<OperatingSystemName, Condition>.Empty.Add(system, condition)) { Place = Place };

    public static HookDefinition Hook(params JobDefinition[] jobs) => new() { Name = "worktree-post-create", Place = Place, Jobs = [.. jobs] };

    public static JobDefinition Job(string name, Condition? skip = null, Condition? only = null) =>
        Entry(name, new JobBody.Run(new JobCommand { Everywhere = "make" })) with { Skip = skip, Only = only };

    public static JobDefinition Group(string name, Condition? skip, params JobDefinition[] jobs) =>
        Entry(name, new JobBody.Group(JobOrder.Parallel, [.. jobs])) with { Skip = skip };

    private static JobDefinition Entry(string name, JobBody body) => new() { Name = name, Place = Place, RootPlace = Place, Body = body };
}
