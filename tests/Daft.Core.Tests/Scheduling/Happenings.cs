using Daft.Core.Runs;
using Daft.Core.Tests.Planning;

namespace Daft.Core.Tests.Scheduling;

/// <summary>What may happen to a job, said in a word.</summary>
internal static class Happenings
{
    public static RunState Started(this RunState run, int job) =>
        run.After(new RunEvent.JobStarting(Plans.Noon, job)).After(new RunEvent.JobStarted(Plans.Noon, job, new ProcessIdentity(job + 1, 1)));

    public static RunState Ended(this RunState run, int job, int status) =>
        run.After(new RunEvent.JobFinished(Plans.Noon, job, ExitReport.Exited(status), null, TimeSpan.Zero));

    public static RunState Skipped(this RunState run, int job) => run.After(new RunEvent.JobSkipped(Plans.Noon, job, "not here"));

    public static RunState Blocked(this RunState run, int job) => run.After(new RunEvent.JobBlocked(Plans.Noon, job, "blocked"));
}
