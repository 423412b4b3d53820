namespace Daft.Engine.ShortCommands;

/// <summary>
/// Finds a program as a shell would. The base library does not: for a bare name it looks beside its own executable and
/// in the current directory before it looks at <c>PATH</c>, and the current directory is a worktree, where a committed
/// file called <c>git</c> would be run with nobody's approval.
/// </summary>
public static class ExecutableSearch
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Absolute path of the program; null where there is none.</summary>
    public static string? Find(string executable, IReadOnlyDictionary<string, string> environment)
    {
        if (Path.IsPathFullyQualified(executable))
            return executable;
        return SearchPath(environment)
            .SelectMany(folder => FileNames(executable).Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(IsExecutable);
    }

    /// <summary>Relative entries, the empty one among them, mean the current directory and are left out.</summary>
    private static IEnumerable<string> SearchPath(IReadOnlyDictionary<string, string> environment)
    {
        string? key = environment.Keys.FirstOrDefault(IsPathVariable);
        return key is null ? [] : environment[key].Split(Path.PathSeparator).Where(Path.IsPathFullyQualified);
    }

    internal static bool IsPathVariable(string name) =>
        name.Equals("PATH", OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static IEnumerable<string> FileNames(string executable) =>
        OperatingSystem.IsWindows() && !Path.HasExtension(executable) ? [executable + ".exe", executable + ".cmd"] : [executable];

    private static bool IsExecutable(string path)
    {
        try
        {
            return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
        }
        catch (IOException)
        {
            // A symbolic link that leads nowhere exists, as far as the base library is concerned.
            return false;
        }
    }
}
