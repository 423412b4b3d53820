using System.Text.Json;
using System.Text.RegularExpressions;
using Daft.Core.Configuration;
using Daft.Core.Configuration.Schema;
using Daft.Engine.Yaml;

namespace Daft.Core.Tests.Configuration.Schema;

/// <summary>That the reader and the schema say the same of a document.</summary>
internal static class Agreement
{
    public static JsonSchema Schema { get; } = new(JsonDocument.Parse(ConfigurationSchema.Write()).RootElement);

    /// <summary>What a schema cannot see, by the sentences of the reader. Of a file with nothing but these it may say what it likes.</summary>
    private static readonly string[] BeyondASchema =
    [
        // JSON has no such thing.
        "is set twice, first on line",
        // What two values say of each other.
        "two jobs are called", "needs '.*', which no job is called", "needs itself", "needs the group", "which is in it", "jobs wait for one another",
        "are both true", "is left$", "is for a script, and job", "is for jobs, and '.*' is a group", "has a 'desc' and no rule",
        "groups stand inside one another more than",
        // What a text says, where no pattern has room for it: its characters, its expansions, the way out of a folder.
        "holds the character", "is not a form daft knows", "has no closing brace", @"^\{\w+\} cannot stand",
        @"is (the text )?'.*\\(u\{[0-9a-f]+\}|[nrt]).*'; it takes",
        "is (the text )?'.*'; it takes a (folder inside the worktree|file inside 'source_dir'|file of the repository)",
        // The largest of what is counted: the text is right, the number is not.
        @"is '\d[\w ]*'; it takes a (duration|size|version) such as",
        // The words of older YAML for true and false, which are variables to a condition in newer YAML.
        "is '(yes|no|on|off|y|n|True|False|TRUE|FALSE|Yes|No|On|Off|Y|N|YES|NO|ON|OFF)'; it takes true",
        // Nothing takes away a job of the files below, where there are any.
        "'run' is empty; it takes a command, or a map", "is empty; it takes a map of its keys",
    ];

    /// <summary>Says nothing of what is no YAML.</summary>
    public static void Check(string yaml)
    {
        YamlReading text = YamlReader.Read(yaml, "daft.yml");
        if (text.Problems.IsEmpty)
            Check(text.Root, yaml);
    }

    /// <param name="document">Null for a file with nothing in it.</param>
    /// <param name="shown">What to show where the two disagree.</param>
    public static void Check(Setting? document, string shown)
    {
        ConfigurationReading reading = ConfigurationReader.Read(document, "daft.yml", () => new Version(0, 1, 0));
        string? violation = Schema.FindViolation(YamlAsJson.Of(document));
        if (reading.Configuration is not null)
            Assert.IsNull(violation, $"the reader takes what the schema refuses:\n{shown}");
        else if (reading.Problems.FirstOrDefault(IsASchemasBusiness) is { } mistake)
            Assert.IsNotNull(violation, $"the schema takes what the reader refuses: {mistake.Message}\n{shown}");
    }

    private static bool IsASchemasBusiness(Problem problem) =>
        problem.Severity == ProblemSeverity.Error && !BeyondASchema.Any(sentence => Regex.IsMatch(problem.Message, sentence, RegexOptions.Singleline));
}
