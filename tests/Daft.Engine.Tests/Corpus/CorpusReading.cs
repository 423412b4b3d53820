using System.Collections.Immutable;
using Daft.Core;
using Daft.Core.Conditions;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Worktrees;
using Daft.Engine.Conditions;
using Daft.Engine.Preparing;
using Daft.Engine.Yaml;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Engine.Tests.Corpus;

/// <summary>Everything daft makes of the bytes of a file, in one worktree that never changes.</summary>
/// <param name="Source">Null where the bytes are no text; then <paramref name="Refusal"/> says so.</param>
internal sealed record CorpusReading(ConfigurationSource? Source, DaftException? Refusal, ConfigurationReading Reading, ImmutableArray<RunPlan> Plans)
{
    private static readonly WorktreeIdentity Worktree =
        new() { AdministrativeId = "feature", Path = "/work/feature", Root = new FileIdentity(1, 1), Nonce = "n" };

    private static readonly ConditionFacts Facts = new()
    {
        System = OperatingSystemName.Linux,
        Branch = "feature/login",
        Variables = ImmutableDictionary<string, string>.Empty.Add("CI", "true").Add("EDITOR", "vi"),
        GlobMatches = Globs.Matches,
    };

    private static readonly WorktreeOrigin Origin = new()
    {
        SourceWorktree = "/work/main",
        Remote = "origin",
        BaseBranch = "main",
        RepositoryUrl = "https://example.com/acme/app.git",
        DefaultBranch = "main",
    };

    public static CorpusReading Of(string name, byte[] bytes)
    {
        try
        {
            var source = ConfigurationSource.Of(name, bytes);
            ConfigurationReading reading = ConfigurationText.Read(source.Text, source.File);
            return new CorpusReading(source, null, reading, reading.Configuration is { } configuration ? [.. configuration.Hooks.Select(hook => Plan(configuration, hook))] : []);
        }
        catch (DaftException refusal)
        {
            return new CorpusReading(null, refusal, new ConfigurationReading(), []);
        }
    }

    /// <summary>As <c>daft validate</c> prints them; null where there is nothing to tell.</summary>
    public string? Messages()
    {
        IEnumerable<string> lines = Refusal is null
            ? Reading.Problems.SelectMany(problem => ProblemLines.Of(TerminalTraits.Plain, problem, Source!.Text))
            : [Complaints.ErrorLine(TerminalTraits.Plain, Refusal.Message), Complaints.HintLine(TerminalTraits.Plain, Refusal.Hint!)];
        string text = string.Concat(lines.Select(line => line + "\n"));
        return text.Length == 0 ? null : text;
    }

    private static ImmutableDictionary<string, string> ScriptsOf(DaftConfiguration configuration, HookDefinition hook) => hook.AllJobs()
        .Select(job => job.Body).OfType<JobBody.Script>()
        .Select(script => script.File.Path).Distinct(StringComparer.Ordinal)
        .ToImmutableDictionary(path => path, path => $"{configuration.SourceDirectory}/{path}", StringComparer.Ordinal);

    private static RunPlan Plan(DaftConfiguration configuration, HookDefinition hook)
    {
        var planning = Planner.Plan(new PlanRequest
        {
            Hook = hook,
            Environment = configuration.Environment,
            ShellSetup = configuration.ShellSetup?.Path,
            Scripts = ScriptsOf(configuration, hook),
            GlobMatches = Globs.Matches,
            HasTerminal = true,
            Origin = Origin,
            System = Facts.System,
            RunId = "run",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Trigger = "git worktree add",
            CommonDirectory = "/work/main/.git",
            Worktree = Worktree,
            Branch = Facts.Branch,
            Commit = "0123abc",
            Verdicts = HookConditions.Decide(hook, [], Facts),
            DirectoryExists = _ => true,
        });
        return planning.Plan ?? throw new AssertFailedException($"no plan, and every folder exists: {planning.Problems[0]}");
    }
}
