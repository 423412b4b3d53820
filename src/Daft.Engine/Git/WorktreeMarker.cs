using System.Text;
using Daft.Core;

namespace Daft.Engine.Git;

/// <summary>Whether this process is the one that handles a worktree's creation.</summary>
/// <param name="IsOurs">False where the marker was already there.</param>
/// <param name="Nonce">The marker's content; empty where an earlier process could not finish writing it.</param>
public readonly record struct MarkerClaim(bool IsOurs, string Nonce);

/// <summary>
/// <c>&lt;git-dir&gt;/daft</c>: this worktree's creation was handled. O_EXCL makes it the referee between the hooks of a
/// repository that has two; its nonce tells this worktree from a later one of the same name.
/// </summary>
public static class WorktreeMarker
{
    public const string FileName = "daft";

    private const int NonceDigits = 32;

    /// <exception cref="DaftException">The marker can be neither made nor found: a read-only repository, a full disk.</exception>
    public static MarkerClaim Claim(string gitDirectory)
    {
        string path = Path.Combine(gitDirectory, FileName);
        try
        {
            using FileStream? created = TryCreate(path);
            return created is null ? new MarkerClaim(false, Find(gitDirectory) ?? "") : new MarkerClaim(true, WriteNonce(created));
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException(
                $"cannot write '{path}': {refused.Message}",
                refused,
                "daft writes a small file into the repository for each worktree; is it read-only, or the disk full?");
        }
    }

    /// <summary>The nonce; empty for a marker that was never finished, null where there is none.</summary>
    public static string? Find(string gitDirectory)
    {
        string path = Path.Combine(gitDirectory, FileName);
        // Asked first: in a new worktree there is none, and the first exception of a process costs half a millisecond.
        if (!File.Exists(path))
            return null;
        try
        {
            using FileStream file = Open(path, FileMode.Open, FileAccess.Read);
            using var reader = new StreamReader(file);
            string text = reader.ReadToEnd().TrimEnd();
            return text.Length == NonceDigits && text.All(char.IsAsciiHexDigitLower) ? text : "";
        }
        catch (Exception unreadable) when (FileTrouble.Is(unreadable))
        {
            return File.Exists(path) ? "" : null;
        }
    }

    /// <summary>Whether there was one to remove.</summary>
    public static bool Remove(string gitDirectory)
    {
        string path = Path.Combine(gitDirectory, FileName);
        if (!File.Exists(path))
            return false;
        File.Delete(path);
        return true;
    }

    private static FileStream? TryCreate(string path)
    {
        try
        {
            return Open(path, FileMode.CreateNew, FileAccess.Write);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    /// <summary>Flushed here, so that a full disk is heard of here.</summary>
    private static string WriteNonce(FileStream marker)
    {
        // Random enough to be unique, and not from OpenSSL, whose loading the hook would pay for here.
        string nonce = Guid.NewGuid().ToString("N");
        marker.Write(Encoding.ASCII.GetBytes(nonce + "\n"));
        marker.Flush();
        return nonce;
    }

    /// <summary>Shared with everybody, or the base library's own lock would make a reader fail while another writes.</summary>
    private static FileStream Open(string path, FileMode mode, FileAccess access) => new(path, mode, access, FileShare.ReadWrite | FileShare.Delete);
}
