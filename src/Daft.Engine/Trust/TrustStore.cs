using System.Text;
using Daft.Core;
using Daft.Core.Trust;
using Daft.Engine.Platform;

namespace Daft.Engine.Trust;

/// <summary>
/// What the user approved: one file per approval, <c>&lt;key of the repository&gt;/&lt;hash of the content&gt;</c>, outside of
/// every repository, for this user alone. A file that cannot be read for what it should be approves nothing.
/// </summary>
/// <param name="folder">As <see cref="FindFolder"/> says.</param>
public sealed class TrustStore(string folder, IFileTable files)
{
    /// <summary><c>$XDG_STATE_HOME/daft/trust</c>, by default <c>~/.local/state/daft/trust</c>. A relative or empty value is no value (XDG Base Directory Specification).</summary>
    public static string FindFolder(IReadOnlyDictionary<string, string> environment, string home)
    {
        string? stated = environment.GetValueOrDefault("XDG_STATE_HOME");
        string state = Path.IsPathFullyQualified(stated ?? "") ? stated! : Path.Combine(home, ".local", "state");
        return Path.Combine(state, "daft", "trust");
    }

    /// <exception cref="DaftException">It cannot be written down.</exception>
    public void Approve(string commonDirectory, Approval approval)
    {
        string repository = RealPath(commonDirectory);
        try
        {
            files.CreatePrivateDirectory(folder);
            files.CreatePrivateDirectory(FolderOf(repository));
            ApprovalFile.Write(FileOf(repository, approval.Hash), repository, approval);
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot write the approval down: {refused.Message}", refused, $"approvals are kept in '{folder}', which must be writable");
        }
    }

    /// <summary>Null where this content was not approved.</summary>
    /// <exception cref="DaftException">It may have been, and cannot be read.</exception>
    public Approval? Find(string commonDirectory, string hash)
    {
        string repository = RealPath(commonDirectory);
        try
        {
            return ApprovalFile.Find(FileOf(repository, hash), repository);
        }
        catch (Exception unreadable) when (FileTrouble.Is(unreadable))
        {
            throw new DaftException($"cannot read whether this was approved: {unreadable.Message}", unreadable, $"approvals are kept in '{folder}', which must be readable");
        }
    }

    /// <summary>All approvals of a repository, the latest first.</summary>
    public IReadOnlyList<Approval> FindAll(string commonDirectory)
    {
        string repository = RealPath(commonDirectory);
        return [.. Names(FolderOf(repository))
            .Select(file => TryFind(file, repository))
            .OfType<Approval>()
            .OrderByDescending(approval => approval.ApprovedAt)];
    }

    /// <summary>Whether there was one to revoke.</summary>
    /// <exception cref="DaftException">It cannot be deleted.</exception>
    public bool Revoke(string commonDirectory, string hash)
    {
        string file = FileOf(RealPath(commonDirectory), hash);
        try
        {
            bool wasThere = File.Exists(file);
            File.Delete(file);
            return wasThere;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot revoke the approval: {refused.Message}", refused, $"delete '{file}'");
        }
    }

    private static Approval? TryFind(string file, string repository)
    {
        try
        {
            return ApprovalFile.Find(file, repository);
        }
        catch (Exception unreadable) when (FileTrouble.Is(unreadable))
        {
            return null;
        }
    }

    private string RealPath(string commonDirectory) => files.FindRealPath(commonDirectory) ?? commonDirectory;

    private string FolderOf(string repository) =>
        Path.Combine(folder, ContentHash.Of(Encoding.UTF8.GetBytes(repository)));

    private string FileOf(string repository, string hash) =>
        hash.Length > 0 && hash.All(char.IsAsciiLetterOrDigit)
            ? Path.Combine(FolderOf(repository), hash)
            : throw new ArgumentException("a hash is letters and digits", nameof(hash));

    private static string[] Names(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (Exception unreadable) when (FileTrouble.Is(unreadable))
        {
            return [];
        }
    }
}
