namespace Daft.Core.Removal;

/// <summary>What became of the folder of a removed worktree.</summary>
public enum FolderFate
{
    /// <summary>Nothing is left at its path.</summary>
    Gone,

    /// <summary>Something is left and daft touched nothing.</summary>
    Left,

    /// <summary>git's own delete had lost the race and daft finished it, under the exact guard.</summary>
    Finished,

    /// <summary>The folder is somewhere else, whole.</summary>
    MovedAway,
}

public static class FolderFates
{
    public static string ToText(this FolderFate fate) => fate switch
    {
        FolderFate.Gone => "gone",
        FolderFate.Left => "left",
        FolderFate.Finished => "finished",
        _ => "moved-away",
    };

    /// <summary>An unknown word is read as the most careful one: something may be left.</summary>
    public static FolderFate Parse(string text) => text switch
    {
        "gone" => FolderFate.Gone,
        "finished" => FolderFate.Finished,
        "moved-away" => FolderFate.MovedAway,
        _ => FolderFate.Left,
    };
}
