using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>The folders below <c>Projects</c>: small real projects, each with the <c>daft.yml</c> that the README shows for it.</summary>
internal static class Project
{
    public static string FolderOf(string name) => Path.Combine(SourceTree.Root, "tests", "Daft.Recipes", "Projects", name);

    public static string ConfigurationOf(string name) => File.ReadAllText(Path.Combine(FolderOf(name), "daft.yml"));

    /// <summary>A repository with the files of these projects, a later one's over an earlier one's.</summary>
    public static Repository Create(Sandbox sandbox, params string[] names)
    {
        Repository repository = sandbox.CreateRepository("");
        Turns.Equal(repository);
        foreach (string name in names)
            Copy(FolderOf(name), repository.Path);
        repository.Commit("A shop");
        return repository;
    }

    public static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
