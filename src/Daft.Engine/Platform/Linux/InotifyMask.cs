namespace Daft.Engine.Platform.Linux;

/// <summary>inotify's bits, and what daft calls them.</summary>
internal static class InotifyMask
{
    public const uint QueueOverflow = 0x4000;

    /// <summary>The watch is gone, because its thing is.</summary>
    public const uint Ignored = 0x8000;

    /// <summary>Adds to what a folder is watched for already instead of replacing it.</summary>
    public const uint AddToExisting = 0x20000000;

    private const uint Once = 0x80000000;

    private const uint Modify = 0x2;
    private const uint ClosedAfterWriting = 0x8;
    private const uint Open = 0x20;
    private const uint MovedFrom = 0x40;
    private const uint MovedTo = 0x80;
    private const uint Create = 0x100;
    private const uint Delete = 0x200;
    private const uint DeleteSelf = 0x400;
    private const uint MoveSelf = 0x800;
    private const uint Unmounted = 0x2000;

    /// <summary>Nothing more of an entry that has been deleted: that it is closed at last is no news.</summary>
    private const uint WithoutDeleted = 0x04000000;

    public static uint For(WatchInterest interest) => interest switch
    {
        WatchInterest.WorktreeRoot => Open | Delete | MovedFrom | DeleteSelf | MoveSelf,
        WatchInterest.AdministrativeFolder => Create | Delete | DeleteSelf | MoveSelf | Modify | MovedTo,
        WatchInterest.Arrivals => Create | MovedTo,
        WatchInterest.NextGrowth => Modify | DeleteSelf | Once,
        WatchInterest.Releases => ClosedAfterWriting | Delete | MovedFrom | DeleteSelf | MoveSelf | WithoutDeleted,
        _ => Modify | DeleteSelf,
    };

    /// <summary>Null for what <paramref name="interest"/> did not ask for: one folder may be watched for several.</summary>
    public static FolderChange? FindChange(uint mask, WatchInterest interest) => FindChange(mask & (For(interest) | Unmounted));

    private static FolderChange? FindChange(uint mask) => mask switch
    {
        _ when (mask & (DeleteSelf | Unmounted)) != 0 => FolderChange.SelfDeleted,
        _ when (mask & MoveSelf) != 0 => FolderChange.SelfMoved,
        _ when (mask & Delete) != 0 => FolderChange.Deleted,
        _ when (mask & MovedFrom) != 0 => FolderChange.MovedOut,
        _ when (mask & (Create | MovedTo)) != 0 => FolderChange.Appeared,
        _ when (mask & Modify) != 0 => FolderChange.Modified,
        _ when (mask & Open) != 0 => FolderChange.Opened,
        _ when (mask & ClosedAfterWriting) != 0 => FolderChange.Closed,
        _ => null,
    };
}
