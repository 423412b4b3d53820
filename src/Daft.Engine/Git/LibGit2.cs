using LibGit2Sharp;

namespace Daft.Engine.Git;

/// <summary>
/// The objects of a repository through libgit2. What it cannot open (SHA-256, reftable, extensions it has not heard of,
/// repositories of other owners) or does not find (blobs that a partial clone left behind) is a value here, and
/// <see cref="GitObjects"/> is asked instead.
/// </summary>
/// <remarks>
/// Uses only what works under native AOT: facts/dotnet.md has the table. Whatever hands a <c>git_buf</c> by value comes
/// back empty or ends the process: no <c>Discover</c>, no filtered content, no <c>Diff</c>, no configuration.
/// </remarks>
internal sealed class LibGit2(string gitDirectory) : IDisposable
{
    private Repository? _repository;

    public CommitReading<CommittedFile?> FindFile(string commit, IReadOnlyList<string> names) =>
        Read(repository => Files(repository, commit, names).FirstOrDefault());

    public CommitReading<IReadOnlyList<CommittedFile>> FindFiles(string commit, IReadOnlyList<string> names) =>
        Read<IReadOnlyList<CommittedFile>>(repository => [.. Files(repository, commit, names)]);

    public CommitReading<bool> HasDirectory(string commit, string path) =>
        Read(repository => new LinkedTree(RootOf(repository, commit)).HasDirectory(path));

    public CommitReading<CommitHead> FindHead() =>
        Read(repository => repository.Refs.Head switch
        {
            SymbolicReference branch => new CommitHead(CommitHead.ShortName(branch.TargetIdentifier), branch.ResolveToDirectReference()?.TargetIdentifier),
            DirectReference detached => new CommitHead(null, detached.TargetIdentifier),
            _ => new CommitHead(null, null),
        });

    public void Dispose() => _repository?.Dispose();

    private CommitReading<T> Read<T>(Func<Repository, T> read)
    {
        try
        {
            _repository ??= new Repository(gitDirectory);
            return new CommitReading<T>.Answer(read(_repository));
        }
        catch (LibGit2SharpException cannot)
        {
            return new CommitReading<T>.Cannot(cannot.Message);
        }
        catch (TypeInitializationException cannot) when (cannot.InnerException is DllNotFoundException or BadImageFormatException)
        {
            // The library that belongs beside the executable is gone or another machine's: git itself still reads.
            return new CommitReading<T>.Cannot(cannot.InnerException.Message);
        }
    }

    private static IEnumerable<CommittedFile> Files(Repository repository, string commit, IReadOnlyList<string> names)
    {
        var tree = new LinkedTree(RootOf(repository, commit));
        foreach (string name in names)
        {
            if (tree.Find(name) is { TargetType: TreeEntryTargetType.Blob } entry)
                yield return new CommittedFile(name, Content((Blob)entry.Target));
        }
    }

    private static Tree RootOf(Repository repository, string commit) =>
        repository.Lookup<Commit>(commit)?.Tree ?? throw new NotFoundException($"no commit {commit}");

    private static byte[] Content(Blob blob)
    {
        using Stream raw = blob.GetContentStream();
        using var content = new MemoryStream();
        raw.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>A commit's tree as a checkout would show it: symbolic links inside of it are followed.</summary>
    private sealed class LinkedTree(Tree root)
    {
        /// <summary>As git's own <c>--follow-symlinks</c> and the kernel: a chain this long is a loop.</summary>
        private const int MostLinks = 40;

        /// <summary>Null where nothing is, or where a link leads out of the tree.</summary>
        public TreeEntry? Find(string path)
        {
            string? resolved = path;
            for (int links = 0; links < MostLinks && resolved is not null; links++)
            {
                TreeEntry? end = Walk(resolved);
                if (end?.Mode != Mode.SymbolicLink)
                    return end;
                resolved = TreePath.Follow(resolved, end.Path, TargetOf(end));
            }

            return null;
        }

        public bool HasDirectory(string path) =>
            TreePath.Normalise(path) is { } inside
            && (inside.Length == 0 || Find(inside) is { TargetType: TreeEntryTargetType.Tree or TreeEntryTargetType.GitLink });

        /// <summary>What is at the path, or the first symbolic link on the way there; null where the way ends before.</summary>
        private TreeEntry? Walk(string path)
        {
            TreeEntry? entry = null;
            foreach (string part in TreePath.Ancestry(path))
            {
                entry = root[part];
                if (entry is null || entry.Mode == Mode.SymbolicLink)
                    break;
            }

            return entry;
        }

        private static string TargetOf(TreeEntry link) => System.Text.Encoding.UTF8.GetString(Content((Blob)link.Target));
    }
}
