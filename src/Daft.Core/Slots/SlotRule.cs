namespace Daft.Core.Slots;

/// <summary>How many heavy background jobs run at a time on this machine, as one run sees it.</summary>
/// <param name="Folder">Where they stand in line: one for all repositories of the user.</param>
/// <param name="Limit">At least 1.</param>
public sealed record SlotRule(string Folder, int Limit)
{
    /// <summary>
    /// Unless somebody says otherwise, half of the processors: a heavy job is mostly a build, which spreads over all of them by
    /// itself, so that more at a time finish no sooner and only take each other's memory; and the user works here too.
    /// </summary>
    public static int UsualLimit(int processors) => Math.Max(1, processors / 2);
}
