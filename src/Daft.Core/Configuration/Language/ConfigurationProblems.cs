using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>Every sentence about a mistake in <c>daft.yml</c>.</summary>
internal static class ConfigurationProblems
{
    /// <summary>Names of a circle that are all told.</summary>
    private const int LongestCircle = 12;

    public static Problem UnknownKey(Setting.Entry entry, Level level) =>
        new(entry.KeyPlace, $"unknown key {Quoted(entry.Key)} {level.Where}", DidYouMean(entry.Key, level.All.Select(key => key.Name))
            ?? Elsewhere(entry.Key, level)
            ?? $"it may be {OneOf([.. level.All.Where(key => key.Kind is not IgnoredKind).Select(key => key.Name)])}");

    public static Problem DuplicateKey(Setting.Entry entry, Setting.Entry first) =>
        new(entry.KeyPlace, $"{Quoted(entry.Key)} is set twice, first on line {first.KeyPlace.Line}", "remove one of the two");

    public static Problem NotAMap(Setting root) =>
        new(root.Place, $"the file is {Found(root)}; it takes a map with 'hooks'", "begin with 'hooks:'");

    public static Problem WrongValue(Setting.Entry entry, string takes, string? hint) =>
        new(Scalars.IsNull(entry.Value) ? entry.KeyPlace : entry.Value.Place, $"{Quoted(entry.Key)} is {Found(entry)}; it takes {takes}", hint ?? Unquoted(entry.Value));

    public static Problem HoldsNul(Setting.Entry entry) =>
        new(entry.Value.Place, $"{Quoted(entry.Key)} holds the character \\u{{0}}", "no command and no variable can carry it: remove it");

    public static Problem BadVariableName(Setting.Entry entry) =>
        new(entry.KeyPlace, $"{Quoted(entry.Key)} cannot be the name of a variable", "it takes letters, digits and '_', and no digit in front");

    public static Problem BadExpansion(Setting.Entry entry, string error) =>
        new(entry.Value.Place, $"{Quoted(entry.Key)}: {error}", "write ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:+alternative}, ${NAME//text/replacement}, or $$ for a dollar sign");

    public static Problem ReasonWithoutRule(Setting.Entry entry) =>
        new(entry.Value.Place, $"{Quoted(entry.Key)} has a 'desc' and no rule that it could be the reason of", "add 'ref', 'env' or 'run', or write 'true'");

    public static Problem Ignored(Setting.Entry entry) =>
        Warning(entry.KeyPlace, $"{Quoted(entry.Key)} does nothing: daft runs hooks and nothing else", null);

    public static Problem RunsByHand(Setting.Entry entry) =>
        Warning(entry.KeyPlace, $"{Quoted(entry.Key)} never runs by itself: git does not call daft for it", $"'daft run {entry.Key}' runs it");

    public static Problem AsksForNewer(MinimumVersion wanted, Version running) =>
        Warning(wanted.Place, $"this file asks for daft {wanted.Version}; this is daft {running.ToString(3)}, which may not know all of it", null);

    public static Problem NoJob(Setting.Entry job, string? hint) => WrongValue(job, "a map of its keys", hint);

    public static Problem NoBody(JobDraft job) =>
        new(job.Place, $"job {Quoted(job.Name)} has no 'run'", "add 'run:' and the command, or 'script' or 'group'");

    public static Problem TwoBodies(JobDraft job, Setting.Entry first, Setting.Entry second) =>
        new(second.KeyPlace, $"job {Quoted(job.Name)} has both '{first.Key}' and '{second.Key}'", "keep one of them");

    public static Problem OnlyForScripts(JobDraft job, Setting.Entry entry) =>
        new(entry.KeyPlace, $"'{entry.Key}' is for a script, and job {Quoted(job.Name)} has no 'script'", "write it into 'run'");

    public static Problem NotForGroups(JobDraft job, Setting.Entry entry) =>
        new(entry.KeyPlace, $"'{entry.Key}' is for jobs, and {Quoted(job.Name)} is a group", "set it on the jobs of the group");

    public static Problem GroupsTooDeep(Setting.Entry entry, int deepest) =>
        new(entry.KeyPlace, $"groups stand inside one another more than {deepest} deep", "put some of their jobs side by side and use 'needs'");

    public static Problem InteractiveInForeground(JobDraft job, Setting.Entry entry) =>
        Warning(entry.KeyPlace, $"job {Quoted(job.Name)} is interactive: it runs in the foreground", "remove 'background' or 'interactive'");

    public static Problem OnlyInBackground(JobDraft job, Setting.Entry entry) =>
        Warning(entry.KeyPlace, $"'{entry.Key}' does nothing: job {Quoted(job.Name)} runs in the foreground", "add 'background: true', or remove it");

    public static Problem DuplicateJob(JobDraft job, JobDraft first) =>
        new(job.NamePlace, $"two jobs are called {Quoted(job.Name)}, the first on line {first.NamePlace.Line}", "give one of them another name");

    public static Problem NeedsItself(JobDraft job, JobNeed need) =>
        new(need.Place, $"job {Quoted(job.Name)} needs itself", "remove it from its own 'needs'");

    public static Problem NeedsNobody(JobDraft job, JobNeed need, IEnumerable<string> others) =>
        new(need.Place, $"job {Quoted(job.Name)} needs {Quoted(need.Name)}, which no job is called", DidYouMean(need.Name, others));

    public static Problem NeedsOwnGroup(JobDraft job, JobNeed need) =>
        new(need.Place, $"job {Quoted(job.Name)} needs the group {Quoted(need.Name)} that it is in", "remove it, or name jobs of the group");

    public static Problem NeedsOwnJob(JobDraft job, JobNeed need) =>
        new(need.Place, $"group {Quoted(job.Name)} needs {Quoted(need.Name)}, which is in it", "remove it: a group is done when its jobs are");

    public static Problem Circle(JobNeed need, ImmutableArray<string> names) =>
        new(need.Place, $"jobs wait for one another: {string.Join(" → ", Shortened(names.Add(names[0])))}", "remove one of these needs");

    public static Problem TwoOrders(Setting.Entry first, Setting.Entry second) =>
        new(second.KeyPlace, $"'{first.Key}' and '{second.Key}' are both true", "keep one of them");

    public static Problem NoOrder(Setting.Entry last) =>
        new(last.KeyPlace, "neither 'parallel' nor 'follow' nor 'piped' is left", "set one of them to true");

    public static string? DidYouMean(string word, IEnumerable<string> known) =>
        Spelling.FindClosest(word, known) is { } closest ? $"did you mean {Quoted(closest)}?" : null;

    private static Problem Warning(SourcePlace place, string message, string? hint) =>
        new(place, message, hint) { Severity = ProblemSeverity.Warning };

    /// <summary>A key that is right on the level of hooks, or in a hook, and stands above its place.</summary>
    private static string? Elsewhere(string key, Level level)
    {
        if (level == FileKeys.All && FileKeys.Hooks.All.Any(hook => hook.Name == key))
            return "put it below 'hooks:'";
        bool isAbove = level == FileKeys.All || level == FileKeys.Hooks;
        return isAbove && HookKeys.All.All.Any(known => known.Name == key) ? $"put it below a hook, such as '{HookNames.WorktreePostCreate}:'" : null;
    }

    /// <summary>A template that begins a value without quotes is a map to YAML.</summary>
    private static string? Unquoted(Setting value) =>
        value is Setting.Mapping { Entries: [{ Value: Setting.Scalar { Text: "", IsQuoted: false } } only] }
            ? $"put it in quotes: \"{{{VisibleText.Excerpt(only.Key)}}}\""
            : null;

    /// <summary>An item of a list has its own place for a key.</summary>
    private static string Found(Setting.Entry entry) =>
        entry.Value is Setting.Sequence && entry.KeyPlace == entry.Value.Place ? "a list inside a list" : Found(entry.Value);

    private static string Found(Setting setting) => setting switch
    {
        _ when Scalars.IsNull(setting) => "empty",
        Setting.Scalar { Text: "" } => "empty",
        Setting.Scalar { IsQuoted: true } scalar => $"the text {Quoted(scalar.Text)}",
        Setting.Scalar scalar => Quoted(scalar.Text),
        Setting.Sequence { Items.IsEmpty: true } => "an empty list",
        Setting.Sequence => "a list",
        Setting.Mapping { Entries.Length: 0 } => "an empty map",
        _ => "a map",
    };

    /// <summary>Nobody reads a circle of hundreds: its beginning and its end.</summary>
    private static IEnumerable<string> Shortened(ImmutableArray<string> circle) =>
        (circle.Length <= LongestCircle ? circle : [.. circle[..(LongestCircle / 2)], "…", .. circle[^(LongestCircle / 2)..]]).Select(name => VisibleText.Excerpt(name));

    private static string Quoted(string text) => $"'{VisibleText.Excerpt(text)}'";

    private static string OneOf(ImmutableArray<string> words) => words.Length == 1
        ? $"'{words[0]}'"
        : $"{string.Join(", ", words[..^1].Select(word => $"'{word}'"))} or '{words[^1]}'";
}
