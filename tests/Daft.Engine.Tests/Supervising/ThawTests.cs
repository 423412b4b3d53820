using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Tests.Supervising;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class ThawTests : RunTest
{
    /// <summary>The opening of <c>.git</c> freezes the jobs for a moment, and here it comes together with the end of the last one.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void What_a_job_left_behind_is_not_left_frozen()
    {
        for (int round = 0; round < 20; round++)
        {
            RunFolder run = Launch(Plan(Job("forks", $"sleep 1000 & echo $! >\"$SIGNALS/left-{round}\"; : <.git")));
            EndOf(run);
            ProcessIdentity left = ProcessSaid($"left-{round}");
            string state = File.ReadAllText($"/proc/{left.Pid}/stat").Split(") ")[1][..1];
            Linux.Processes.Signal(left, ProcessSignal.Kill);
            Assert.AreNotEqual("T", state, $"round {round}");
        }
    }
}
