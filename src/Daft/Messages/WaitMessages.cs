namespace Daft.Messages;

/// <summary>What <c>daft wait</c> says.</summary>
public static class WaitMessages
{
    public static string Waiting(IReadOnlyList<string> names) => $"waiting for {JobNames.Enumerate(names)}";

    public static string TimedOut(IReadOnlyList<string> names, string limit) =>
        $"{JobNames.Enumerate(names)} did not end within {limit}";

    public static string NoRunWithin(string limit) => $"no run began in this worktree within {limit}";

    public static string TimedOutHint(string name) => $"the jobs go on; to watch: daft logs -f {JobNames.Typed(name)}";
}
