namespace Daft.Messages;

/// <summary>What is said about approvals, by <c>daft trust</c> and wherever one is missing.</summary>
public static class TrustMessages
{
    public static string NothingRunNotApproved(bool hasEarlierApproval) => hasEarlierApproval
        ? "this worktree's daft.yml differs from what you approved, so nothing was run"
        : "this worktree's daft.yml is not approved, so nothing was run";

    public static string NotApprovedHint => "to see, approve and run its jobs: daft trust";

    public static string NothingRunInvalid(string file) => $"{file} has mistakes, so nothing was run; to check it again: daft validate";

    public static string NothingToRun => "daft.yml names no job for this hook";

    public static string NoFile => "there is no daft.yml in this worktree: nothing to approve";

    public static string NothingToApprove(string file) => $"{file} names nothing to run: nothing to approve";

    public static string Listing(string file) => $"{file} would run:";

    public static string Difference(string file) => $"what {file} would run, against what you approved last:";

    public static string Question => "Approve exactly this? [y/N] ";

    public static string NobodyToAsk => "approving needs an answer, and there is no terminal to ask on";

    public static string NobodyToAskHint => "read the above, then: daft trust --yes";

    public static string Declined => "not approved; nothing will run";

    public static string Approved => "approved";

    public static string AlreadyApproved => "this worktree's daft.yml is approved already";

    public static string RunQuestion => "Run its jobs in this worktree now? [y/N] ";

    public static string RunLater => "to run its jobs in this worktree: daft run";
}
