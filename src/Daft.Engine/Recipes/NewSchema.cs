using Daft.Core;
using Daft.Core.Configuration.Schema;
using Daft.Core.Recipes;
using Daft.Engine.Installing;

namespace Daft.Engine.Recipes;

/// <summary>The schema that a first configuration file points editors to.</summary>
public static class NewSchema
{
    /// <summary>Written wholly or not at all, and never over another file.</summary>
    /// <returns>False where another one is there already; one with the same content is as good as written.</returns>
    /// <exception cref="DaftException">It cannot be written.</exception>
    public static bool TryWrite(string worktree)
    {
        string path = Path.Combine(worktree, SchemaReference.Path);
        byte[] schema = ConfigurationSchema.Write();
        try
        {
            if (File.Exists(path))
                return File.ReadAllBytes(path).AsSpan().SequenceEqual(schema);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.WriteNew(path, schema);
            return true;
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot write {SchemaReference.Path}: {refused.Message}", refused, $"{NewConfiguration.Name} is written, and runs without it");
        }
    }
}
