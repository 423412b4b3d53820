namespace Daft.Messages;

/// <summary>What is said about approvals, by <c>daft trust</c> and wherever one is missing.</summary>
public static class TrustMessages
{
    public static string NothingRunNotApproved(string file, bool hasEarlierApproval) => hasEarlierApproval
        ? $"this worktree's {file} differs from what you approved, so nothing was run"
        : $"this worktree's {file} is not approved, so nothing was run";

    public static string NotApprovedHint => "to see, approve and run its jobs: daft trust";

    public static string NothingRunInvalid(string file) => $"{file} has mistakes, so nothing was run; to check it again: daft validate";

    public static string NothingToRun(string file) => $"{file} names no job for this hook";

    public static string NoFileToRun => "there is no daft.yml in this worktree: nothing to run";

    public static string NoFileHint => "to write a first one: daft init";

    public static string NoFile => "there is no daft.yml in this worktree: nothing to approve";

    public static string NothingToApprove(string file) => $"{file} names nothing to run: nothing to approve";

    public static string Listing(string file) => $"{file} would run:";

    public static string Difference(string file) => $"what {file} would run, against what you approved last:";

    public static string Question => "Approve exactly this? [y/N] ";

    public static string NobodyToAsk => "approving needs an answer, and there is no terminal to ask on";

    public static string NobodyToAskHint => "read the above, then: daft trust --yes";

    public static string Declined => "not approved; nothing will run";

    public static string Approved => "approved";

    public static string AlreadyApproved(string file) => $"this worktree's {file} is approved already";

    public static string RunQuestion => "Run its jobs in this worktree now? [y/N] ";

    public static string RunLater => "to run its jobs in this worktree: daft run";
}
