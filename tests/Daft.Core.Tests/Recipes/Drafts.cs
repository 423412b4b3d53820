using Daft.Core.Configuration;
using Daft.Core.Recipes;
using Daft.Core.Tests.Configuration;

namespace Daft.Core.Tests.Recipes;

/// <summary>What <c>daft init</c> makes of a repository, read back as the configuration that it is.</summary>
internal static class Drafts
{
    public static RecipeFindings Look(params IEnumerable<string> paths) => RecipeBook.Look(RepositoryFiles.Of(paths));

    public static RecipeFindings Look(IReadOnlyDictionary<string, string> files) =>
        RecipeBook.Look(RepositoryFiles.Of(files.Keys).WithTexts(files));

    /// <summary>The jobs, one a line: <c>name in folder: command &amp; after need</c>, the sign for background.</summary>
    public static string Jobs(params IEnumerable<string> paths) => Show(Look(paths));

    public static string Jobs(IReadOnlyDictionary<string, string> files) => Show(Look(files));

    public static IReadOnlyList<JobDefinition> Read(RecipeFindings findings) => Read(ConfigurationDraft.Write(findings.Recipes));

    public static IReadOnlyList<JobDefinition> Read(string text) => Yml.Read(text).Hooks.Single().Jobs;

    private static string Show(RecipeFindings findings) => string.Join('\n', Read(findings).Select(Show));

    private static string Show(JobDefinition job)
    {
        string place = job.Root == "." ? "" : $" in {job.Root}";
        string variables = string.Concat(job.Environment.Select(variable => $" {variable.Name}={variable.Value}"));
        string needs = string.Concat(job.Needs.Select(need => $" after {need.Name}"));
        return $"{job.Name}{place}: {(job.Body as JobBody.Run)?.Command.Everywhere}{variables}{(job.Background ? " &" : "")}{needs}";
    }
}
