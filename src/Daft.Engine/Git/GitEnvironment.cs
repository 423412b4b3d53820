using System.Collections.Frozen;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <summary>
/// What git puts into the environment of its hooks, and what is left when it is taken out again. A job that inherits
/// <c>GIT_DIR</c> and runs <c>git init</c> elsewhere writes into the shared configuration (facts/git.md).
/// </summary>
public static class GitEnvironment
{
    private const string ExecPath = "GIT_EXEC_PATH";
    private const string InternalPrefix = "GIT_INTERNAL_";

    /// <summary>The <c>-c key=value</c> of the caller's command line and its older sister.</summary>
    private static readonly FrozenSet<string> _configuration = FrozenSet.Create("GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT");

    /// <summary>
    /// <c>git rev-parse --local-env-vars</c> of every git up to 2.55 but for the configuration, and what a running git
    /// sets for its own children: the prefix, and from <c>pull</c>, <c>rebase</c> and <c>bisect</c> the words for the reflog.
    /// </summary>
    private static readonly FrozenSet<string> _local = FrozenSet.Create(
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REFLOG_ACTION",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE");

    /// <summary>For a job: as if its shell had been opened in the worktree by hand.</summary>
    public static IReadOnlyDictionary<string, string> ForJobs(IReadOnlyDictionary<string, string> environment)
    {
        var cleaned = environment
            .Where(variable => !IsLocal(variable.Key) && !IsConfiguration(variable.Key) && variable.Key != ExecPath)
            .ToDictionary();
        if (environment.TryGetValue(ExecPath, out string? execPath) && cleaned.Keys.FirstOrDefault(ExecutableSearch.IsPathVariable) is { } path)
            cleaned[path] = WithoutLeading(execPath, cleaned[path]);
        return cleaned;
    }

    /// <summary>
    /// For a git command of daft's own. It keeps the configuration of the caller's command line, which is meant for it
    /// too, and git's place on <c>PATH</c>, so that the git that runs the hook is the git that is asked. It never asks
    /// anybody for a password: git, ssh and the credential manager each have their own way of being told.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ForCommands(IReadOnlyDictionary<string, string> environment)
    {
        var cleaned = environment.Where(variable => !IsLocal(variable.Key)).ToDictionary();
        cleaned["GIT_TERMINAL_PROMPT"] = "0";
        cleaned["GIT_ASKPASS"] = "";
        cleaned["SSH_ASKPASS"] = "false";
        cleaned["SSH_ASKPASS_REQUIRE"] = "force";
        cleaned["GCM_INTERACTIVE"] = "never";
        return cleaned;
    }

    private static bool IsLocal(string name) => _local.Contains(name) || name.StartsWith(InternalPrefix, StringComparison.Ordinal);

    private static bool IsConfiguration(string name) =>
        _configuration.Contains(name) || IsNumbered(name, "GIT_CONFIG_KEY_") || IsNumbered(name, "GIT_CONFIG_VALUE_");

    private static bool IsNumbered(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && name.AsSpan(prefix.Length).ContainsAnyExceptInRange('0', '9') == false;

    /// <summary>A git that runs a git puts its folder in front once more.</summary>
    private static string WithoutLeading(string folder, string path) =>
        string.Join(Path.PathSeparator, path.Split(Path.PathSeparator).SkipWhile(entry => entry == folder));
}
