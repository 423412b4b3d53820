namespace Daft.Engine;

/// <summary>
/// The two exceptions with which the base library says that a file or folder cannot be had: it is gone, in the way, locked or
/// read-only, the disk is full, there are no descriptors left, or the user may not. Whoever uses the file decides what that means.
/// </summary>
public static class FileTrouble
{
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;
}
