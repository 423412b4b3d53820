namespace Daft.Messages;

/// <summary>What <c>daft validate</c> says beside the mistakes themselves.</summary>
public static class ValidateMessages
{
    public static string Valid(string file, int jobs) => $"{file} is valid: {jobs} {(jobs == 1 ? "job" : "jobs")}";

    public static string Found(int count) => $"{count} {(count == 1 ? "problem" : "problems")}";

    public static string More(int count) => $"and {count} more";

    public static string NoFile => "there is no daft.yml in this worktree";

    public static string NoFileHint => "name a file, or write a first one: daft init";
}
