using Daft.Core.Retention;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft prune</c> says.</summary>
public static class PruneMessages
{
    public static string Nothing => "there is nothing to delete";

    public static string Deleted(IReadOnlyList<StoredRun> runs) => $"deleted {Count(runs)}, {Size(runs)}";

    public static string WouldDelete(IReadOnlyList<StoredRun> runs) => $"would delete {Count(runs)}, {Size(runs)}";

    public static string Line(StoredRun run, string ago) =>
        $"{PlainText.OfLine(run.RunId)}  {ago}  {Durations.Size(run.Bytes)}  {PlainText.OfLine(run.Worktree?.Path ?? "-")}";

    public static string CouldNot(IReadOnlyList<StoredRun> runs, string folder) =>
        $"{Count(runs)} could not be deleted: {PlainText.OfLine(string.Join(", ", runs.Select(run => run.RunId)))}; see {PlainText.OfLine(folder)}";

    private static string Count(IReadOnlyList<StoredRun> runs) => runs.Count == 1 ? "1 run" : $"{runs.Count} runs";

    private static string Size(IReadOnlyList<StoredRun> runs) => Durations.Size(runs.Sum(run => run.Bytes));
}
