namespace Daft.Engine.Hooking;

/// <summary>How git called its post-checkout hook (githooks(5)).</summary>
public sealed record HookCall
{
    public required string OldId { get; init; }

    public required string NewId { get; init; }

    /// <summary>False for the checkout of single files.</summary>
    public required bool IsBranchCheckout { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Where the shim has put git's settings (<see cref="Git.GitSettings"/>); null where nobody did.</summary>
    public Stream? Settings { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
