using System.Text;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Installing;

namespace Daft.Engine.Recipes;

/// <summary>A worktree's first configuration file.</summary>
public static class NewConfiguration
{
    public static string Name => ConfigurationFiles.Names[0];

    /// <summary>The known name that is taken already, by a folder or a broken link as well; null where none is.</summary>
    public static string? FindTaken(string worktree) => ConfigurationFiles.Names.FirstOrDefault(name => IsTaken(Path.Combine(worktree, name)));

    /// <summary>Written wholly or not at all, and never over another file.</summary>
    /// <exception cref="DaftException">It cannot be written.</exception>
    public static void Write(string worktree, string text)
    {
        try
        {
            WholeFile.WriteNew(Path.Combine(worktree, Name), Encoding.UTF8.GetBytes(text));
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot write {Name}: {refused.Message}", refused);
        }
    }

    private static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
