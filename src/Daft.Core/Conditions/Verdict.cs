namespace Daft.Core.Conditions;

/// <summary>What <c>skip</c> and <c>only</c> of a hook, a group or a job decide.</summary>
public abstract record Verdict
{
    private Verdict()
    {
    }

    public static Verdict Runs { get; } = new Run();

    public sealed record Run : Verdict;

    /// <param name="Reason">One line, fit for a terminal; of a variable it says the name and never the value.</param>
    public sealed record Skipped(string Reason) : Verdict;

    /// <summary>It depends on a command that was not run.</summary>
    public sealed record Open(string Command) : Verdict;
}
