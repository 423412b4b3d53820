namespace Daft.Engine.Installing;

/// <summary>The place of one hook in a hooks folder, with the place beside it for the hook that was there before.</summary>
internal sealed record HookSlot(string Folder)
{
    public string Path => System.IO.Path.Combine(Folder, Shim.HookName);

    public string FormerPath => System.IO.Path.Combine(Folder, Shim.FormerHookName);

    public bool IsTaken => IsThere(Path);

    public bool HasFormer => IsThere(FormerPath);

    /// <summary>Null where there is nothing to read.</summary>
    public byte[]? Content => File.Exists(Path) ? File.ReadAllBytes(Path) : null;

    /// <summary>
    /// daft's shim under the name another tool gave it (<c>.legacy</c>, <c>.old</c>) when it took the place: that tool
    /// calls it. Null where there is none. Taking the place back would make the two call each other for ever.
    /// </summary>
    public string? FindRenamedShim() =>
        Directory.Exists(Folder)
            ? Directory.EnumerateFiles(Folder, Shim.HookName + ".*").FirstOrDefault(file => Shim.IsShim(File.ReadAllBytes(file)))
            : null;

    /// <summary>A symbolic link that leads nowhere takes the place all the same.</summary>
    private static bool IsThere(string path) => System.IO.Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
