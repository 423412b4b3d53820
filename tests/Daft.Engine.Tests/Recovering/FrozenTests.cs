using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Supervising;
using Daft.Engine.Tests.Supervising;

namespace Daft.Engine.Tests.Recovering;

[TestClass]
[SupportedOSPlatform("linux")]
public sealed class FrozenTests : RunTest
{
    /// <summary>Asked at once, before a busy machine has let the process feel it.</summary>
    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_process_is_frozen_from_the_moment_it_was_told_so_until_it_is_thawed()
    {
        Start($"echo $$ >\"$SIGNALS/pid\"; while :; do :; done");
        ProcessIdentity busy = ProcessSaid("pid");
        for (int round = 0; round < 50; round++)
        {
            Assert.IsFalse(IsFrozen(busy));
            Linux.Processes.Signal(busy, ProcessSignal.Freeze);
            Assert.IsTrue(IsFrozen(busy), $"round {round}");
            Linux.Processes.Signal(busy, ProcessSignal.Thaw);
        }

        Linux.Processes.Signal(busy, ProcessSignal.Kill);
    }

    [TestMethod]
    [Timeout(TestLimit, CooperativeCancellation = true)]
    public void A_process_carries_the_variables_it_was_started_with_and_no_others()
    {
        Sandbox.Variables[JobEnvironment.RunIdVariable] = "run-1";
        Start($"echo $$ >\"$SIGNALS/pid\"; {Await("go")}");
        ProcessIdentity process = ProcessSaid("pid");
        Assert.IsTrue(Linux.Processes.Carries(process, JobEnvironment.RunIdVariable, "run-1"));
        Assert.IsFalse(Linux.Processes.Carries(process, JobEnvironment.RunIdVariable, "run-"));
        Assert.IsFalse(Linux.Processes.Carries(process, JobEnvironment.RunIdVariable, "run-11"));
        Assert.IsFalse(Linux.Processes.Carries(process, JobEnvironment.RunIdVariable[1..], "run-1"));
        Assert.IsFalse(Linux.Processes.Carries(process with { StartTime = process.StartTime + 1 }, JobEnvironment.RunIdVariable, "run-1"));
        Release("go");
    }

    private static bool IsFrozen(ProcessIdentity process) => Linux.Processes.FindFrozen().Any(frozen => frozen.Process == process);
}
