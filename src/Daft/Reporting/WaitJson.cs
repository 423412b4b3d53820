using Daft.Core.Runs;
using Daft.Engine.Store;

namespace Daft.Reporting;

/// <summary><c>daft wait --json</c>: one object, whatever the end; its jobs have the fields of <c>daft jobs --json</c>.</summary>
public static class WaitJson
{
    public static ReadOnlySpan<byte> Write(WaitOutcome outcome, Func<RunSnapshot, JobState, int?> placeOf, DateTimeOffset now) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("result", outcome.Result);
        json.WriteNumber("exit_code", (int)outcome.ExitCode);
        json.WriteString("message", outcome.Failure?.Message);
        json.WriteString("worktree", outcome.Worktree);
        json.WriteNumber("waited_secs", Math.Round(outcome.Waited.TotalSeconds, 3));
        json.WriteStartArray("jobs");
        foreach ((var run, var job) in outcome.Jobs)
            JobsJson.WriteJob(json, run, job, placeOf(run, job), now);
        json.WriteEndArray();
        json.WriteEndObject();
    });
}
