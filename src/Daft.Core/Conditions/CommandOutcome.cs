using Daft.Core.Configuration;

namespace Daft.Core.Conditions;

/// <summary>What became of the command of a condition.</summary>
public abstract record CommandOutcome
{
    private CommandOutcome()
    {
    }

    public sealed record Exited(int Status) : CommandOutcome;

    /// <param name="Reason">The words of the shell or of the system.</param>
    public sealed record NotRun(string Reason) : CommandOutcome;

    public sealed record Killed(TimeSpan Limit) : CommandOutcome;

    /// <summary>Status 0; a command that gave no answer does not hold.</summary>
    public bool Holds => this is Exited { Status: 0 };

    /// <summary>Why it gave no answer, as the end of a sentence; null where it gave one.</summary>
    public string? Fault => this switch
    {
        NotRun notRun => $"could not be run: {VisibleText.Excerpt(notRun.Reason, 120)}",
        Killed killed => $"was killed: it did not end within {DurationText.Of(killed.Limit)}",
        _ => null,
    };
}
