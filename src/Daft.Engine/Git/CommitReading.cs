namespace Daft.Engine.Git;

/// <summary>A file as a commit has it.</summary>
/// <param name="Name">The path that was asked for, not the one that a symbolic link led to.</param>
public sealed record CommittedFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>What is checked out.</summary>
/// <param name="Branch">Short name; null on a detached HEAD.</param>
/// <param name="Commit">Full id; null on an unborn branch.</param>
public readonly record struct CommitHead(string? Branch, string? Commit)
{
    private const string BranchPrefix = "refs/heads/";

    internal static string ShortName(string reference) =>
        reference.StartsWith(BranchPrefix, StringComparison.Ordinal) ? reference[BranchPrefix.Length..] : reference;
}

/// <summary>An answer, or the reason why this way of asking has none.</summary>
internal abstract record CommitReading<T>
{
    public sealed record Answer(T Value) : CommitReading<T>;

    public sealed record Cannot(string Reason) : CommitReading<T>;
}
