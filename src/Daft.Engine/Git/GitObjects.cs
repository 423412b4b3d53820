using System.Text;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Git;

/// <summary>What <see cref="LibGit2"/> does, by the <c>git</c> command: it reads every repository there is, at some 2 ms a question.</summary>
internal sealed class GitObjects(GitCommand git)
{
    /// <summary>One process for all names; a partial clone fetches the blob that is wanted.</summary>
    public async Task<CommitReading<CommittedFile?>> FindFileAsync(string commit, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        await FindFilesAsync(commit, names, most: 1, cancellationToken) switch
        {
            CommitReading<IReadOnlyList<CommittedFile>>.Answer answer => new CommitReading<CommittedFile?>.Answer(answer.Value is [var file, ..] ? file : null),
            CommitReading<IReadOnlyList<CommittedFile>>.Cannot cannot => new CommitReading<CommittedFile?>.Cannot(cannot.Reason),
            _ => throw new InvalidOperationException("a reading is an answer or none"),
        };

    /// <summary>One process to find them and, where there are any, one to read them.</summary>
    public Task<CommitReading<IReadOnlyList<CommittedFile>>> FindFilesAsync(string commit, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        FindFilesAsync(commit, names, names.Count, cancellationToken);

    public async Task<CommitReading<bool>> HasDirectoryAsync(string commit, string path, CancellationToken cancellationToken)
    {
        if (TreePath.Normalise(path) is not { } inside)
            return new CommitReading<bool>.Answer(false);
        ShortCommandResult kinds = await AskAsync("--batch-check", commit, [inside], cancellationToken);
        if (BatchAnswers.Parse(kinds, hasContent: false) is not [{ Kind: "commit" }, var answer])
            return new CommitReading<bool>.Cannot(WhyNot(kinds, commit));
        return answer.Kind == "tree"
            ? new CommitReading<bool>.Answer(true)
            : await IsSubmoduleAsync(commit, inside, cancellationToken);
    }

    public async Task<CommitReading<CommitHead>> FindHeadAsync(CancellationToken cancellationToken)
    {
        Task<ShortCommandResult> branch = git.RunAsync(["symbolic-ref", "--quiet", "HEAD"], cancellationToken);
        ShortCommandResult commit = await git.RunAsync(["rev-parse", "--quiet", "--verify", "HEAD^{commit}"], cancellationToken);
        return (LineOf(await branch), LineOf(commit)) is ({ } reference, { } id)
            ? new CommitReading<CommitHead>.Answer(new CommitHead(reference.Length == 0 ? null : CommitHead.ShortName(reference), id.Length == 0 ? null : id))
            : new CommitReading<CommitHead>.Cannot(commit.Describe("git rev-parse"));
    }

    private async Task<CommitReading<IReadOnlyList<CommittedFile>>> FindFilesAsync(
        string commit, IReadOnlyList<string> names, int most, CancellationToken cancellationToken)
    {
        ShortCommandResult kinds = await AskAsync("--batch-check", commit, names, cancellationToken);
        if (BatchAnswers.Parse(kinds, hasContent: false) is not [{ Kind: "commit" }, .. var answers] || answers.Count != names.Count)
            return new CommitReading<IReadOnlyList<CommittedFile>>.Cannot(WhyNot(kinds, commit));
        string[] found = [.. names.Where((_, index) => answers[index].Kind == "blob").Take(most)];
        return found.Length == 0
            ? new CommitReading<IReadOnlyList<CommittedFile>>.Answer([])
            : await ReadAsync(commit, found, cancellationToken);
    }

    private async Task<CommitReading<IReadOnlyList<CommittedFile>>> ReadAsync(string commit, string[] names, CancellationToken cancellationToken)
    {
        ShortCommandResult content = await AskAsync("--batch", commit, names, cancellationToken);
        return BatchAnswers.Parse(content, hasContent: true) is [{ Kind: "commit" }, .. var blobs]
            && blobs.Count == names.Length && blobs.All(blob => blob.Kind == "blob")
                ? new CommitReading<IReadOnlyList<CommittedFile>>.Answer([.. blobs.Select((blob, index) => new CommittedFile(names[index], blob.Content))])
                : new CommitReading<IReadOnlyList<CommittedFile>>.Cannot(content.Describe("git cat-file"));
    }

    private static string WhyNot(ShortCommandResult result, string commit) =>
        result.Succeeded ? $"there is no commit {commit}" : result.Describe("git cat-file");

    /// <summary>The commit itself comes first: of one that is not there every path is missing.</summary>
    private Task<ShortCommandResult> AskAsync(string form, string commit, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        byte[] questions = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => $"{commit}:{path}\n").Prepend(commit + "\n")));
        return git.RunAsync(["cat-file", form, "--follow-symlinks"], questions, cancellationToken);
    }

    /// <summary>Its commit is in another repository, so that <c>cat-file</c> knows nothing of it.</summary>
    private async Task<CommitReading<bool>> IsSubmoduleAsync(string commit, string path, CancellationToken cancellationToken)
    {
        ShortCommandResult entry = await git.RunAsync(["ls-tree", "--full-tree", "-z", commit, "--", path], cancellationToken);
        return entry is ShortCommandResult.Finished { ExitCode: 0 } listed
            ? new CommitReading<bool>.Answer(listed.OutputText.StartsWith("160000 ", StringComparison.Ordinal))
            : new CommitReading<bool>.Cannot(entry.Describe("git ls-tree"));
    }

    /// <summary>Empty for a quiet "no" (status 1); null where git could not say.</summary>
    private static string? LineOf(ShortCommandResult result) => result switch
    {
        ShortCommandResult.Finished { ExitCode: 0 } finished => finished.OutputText.TrimEnd('\n', '\r'),
        ShortCommandResult.Finished { ExitCode: 1 } => "",
        _ => null,
    };
}
