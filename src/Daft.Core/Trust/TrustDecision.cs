namespace Daft.Core.Trust;

/// <summary>Whether the content at hand may run. Nothing from a repository runs unless its user approved that very content.</summary>
public abstract record TrustDecision
{
    private TrustDecision()
    {
    }

    public sealed record Approved : TrustDecision;

    /// <param name="HasEarlierApproval">The user approved something else of this repository: there is a difference to show.</param>
    public sealed record NotApproved(bool HasEarlierApproval) : TrustDecision;

    /// <param name="hash">Of the content at hand.</param>
    /// <param name="approvals">The hashes approved for this repository.</param>
    public static TrustDecision For(string hash, IReadOnlySet<string> approvals) =>
        approvals.Contains(hash) ? new Approved() : new NotApproved(approvals.Count > 0);
}
