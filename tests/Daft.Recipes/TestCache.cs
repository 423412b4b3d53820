namespace Daft.Recipes;

/// <summary>
/// What the tests install for themselves, once per machine: beside what <c>tests/tools/new-git.sh</c> keeps there, and
/// apart from the user's own caches.
/// </summary>
internal static class TestCache
{
    private static string Root => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "daft-tests");

    public static string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>The folder of this name, filled by <paramref name="fill"/> where it is not there yet. Whole or not at all.</summary>
    public static string Once(string name, Action<string> fill)
    {
        string finished = Path.Combine(Root, name);
        if (Directory.Exists(finished))
            return finished;
        string unfinished = Folder($"{name}.{Environment.ProcessId}");
        try
        {
            fill(unfinished);
            if (!Directory.Exists(finished))
                Directory.Move(unfinished, finished);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }

        return finished;
    }
}
