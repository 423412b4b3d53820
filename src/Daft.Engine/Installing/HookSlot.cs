namespace Daft.Engine.Installing;

/// <summary>The place of one hook in a hooks folder, with the place beside it for the hook that was there before.</summary>
internal sealed record HookSlot(string Folder)
{
    public string Path => System.IO.Path.Combine(Folder, Shim.HookName);

    public string FormerPath => System.IO.Path.Combine(Folder, Shim.FormerHookName);

    /// <summary>A symbolic link that leads nowhere takes the place all the same.</summary>
    public bool IsTaken => System.IO.Path.Exists(Path);

    public bool HasFormer => System.IO.Path.Exists(FormerPath);

    /// <summary>Null where there is nothing to read.</summary>
    public byte[]? Content => Read(Path);

    /// <summary>
    /// daft's shim under the name another tool gave it (<c>.legacy</c>, <c>.old</c>) when it took the place: that tool
    /// calls it. Null where there is none. Taking the place back would make the two call each other for ever.
    /// </summary>
    public string? FindRenamedShim() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, Shim.HookName + ".*").FirstOrDefault(file => Read(file) is { } content && Shim.IsShim(content))
            : null;

    private static byte[]? Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
