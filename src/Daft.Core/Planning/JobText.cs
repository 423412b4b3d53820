using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Templates;

namespace Daft.Core.Planning;

/// <summary>What a job hands to the shell, templates still in it.</summary>
internal static class JobText
{
    /// <summary>Also where the worktree has been moved since: the job's own variable knows.</summary>
    private const string Worktree = "\"${DAFT_WORKTREE_PATH}\"";

    /// <returns>Null where the job has no command for this system.</returns>
    public static string? Of(JobDefinition job, PlanRequest request) => job.Body switch
    {
        JobBody.Run run => run.Command.For(request.System),
        JobBody.Script script => Of(script, request.Scripts.GetValueOrDefault(script.File.Path, script.File.Path)),
        _ => null,
    };

    /// <summary>Reads a file into the shell, where it is there: a set-up that one user alone has is nobody's mistake.</summary>
    /// <param name="file">As written: absolute, of the home folder, or relative to the worktree.</param>
    public static string OfSetup(string file)
    {
        string path = file.StartsWith("~/", StringComparison.Ordinal) ? "\"${HOME}\"/" + ShellWord.Quote(file[2..]) : PathWord(file);
        return $"if [ -r {path} ]; then . {path}; fi";
    }

    private static string Of(JobBody.Script script, string path)
    {
        string?[] words = [script.Runner, PathWord(path), Of(script.Arguments)];
        return string.Join(' ', words.OfType<string>());
    }

    private static string? Of(ScriptArguments? arguments) => arguments switch
    {
        ScriptArguments.Line line => line.Text,
        ScriptArguments.Words { Items.IsEmpty: false } words => string.Join(' ', words.Items.Select(ShellWord.Quote)),
        _ => null,
    };

    private static string PathWord(string path) => Path.IsPathRooted(path) ? ShellWord.Quote(path) : $"{Worktree}/{ShellWord.Quote(path)}";
}
