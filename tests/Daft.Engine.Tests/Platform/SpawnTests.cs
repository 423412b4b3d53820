using System.Globalization;
using System.Runtime.Versioning;
using Daft.Core.Runs;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Tests.Platform;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
[SupportedOSPlatform("linux")]
public sealed class SpawnTests : PlatformTest
{
    private const int DuplicateFrom = 0;

    /// <summary>The C library keeps these two for itself.</summary>
    private const ulong OwnSignalsOfTheLibrary = (1UL << 31) | (1UL << 32);

    [TestMethod]
    public void A_job_leads_a_session_and_a_group_of_its_own()
    {
        var leader = Start("cat");
        var request = Shell("cut -d' ' -f1,5,6 /proc/$$/stat; :");
        var job = Start(request);
        EndOf(job);
        Assert.AreEqual($"{job.Pid} {job.Pid} {job.Pid}", File.ReadAllText(request.OutputPath).Trim());
        Assert.AreNotEqual(leader.Pid, job.Pid);
    }

    [TestMethod]
    [DataRow("SigIgn")]
    [DataRow("SigBlk")]
    public void No_signal_is_ignored_or_blocked(string field)
    {
        string line = OutputOf($"exec grep {field} /proc/self/status");
        ulong signals = ulong.Parse(line.Split('\t')[1], NumberStyles.HexNumber);
        Assert.AreEqual(0UL, signals & ~OwnSignalsOfTheLibrary);
    }

    [TestMethod]
    public void A_broken_pipe_is_silent() => Assert.AreEqual("y", OutputOf("yes | head -1"));

    [TestMethod]
    public void Standard_input_is_empty() => Assert.AreEqual("0 /dev/null", OutputOf("echo $(cat | wc -c) $(readlink /proc/$$/fd/0)"));

    [TestMethod]
    public void Both_outputs_are_appended_to_one_private_file()
    {
        var request = Shell("echo out; echo err >&2; echo out again");
        File.WriteAllText(request.OutputPath, "before\n");
        EndOf(Start(request));
        Assert.AreEqual("before\nout\nerr\nout again\n", File.ReadAllText(request.OutputPath));

        var fresh = Shell(":");
        EndOf(Start(fresh));
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(fresh.OutputPath));
    }

    [TestMethod]
    public void No_other_descriptor_of_ours_reaches_the_job()
    {
        int low = LinuxLibc.FileControl(0, DuplicateFrom, 5);
        int high = LinuxLibc.FileControl(0, DuplicateFrom, 250);
        try
        {
            Assert.IsGreaterThanOrEqualTo(250, high);
            Assert.AreEqual("0\n1\n2", OutputOf("ls /proc/$$/fd; :"));
        }
        finally
        {
            _ = Libc.Close(low);
            _ = Libc.Close(high);
        }
    }

    [TestMethod]
    public void A_lock_is_handed_on_as_descriptor_3_and_held_until_the_job_ends()
    {
        string path = PathOf("lock");
        var held = Files.TryLock(path);
        Assert.IsNotNull(held);
        var request = Shell("ls /proc/$$/fd; : >told; sleep 60; :") with { InheritedLock = held };
        var job = Start(request);
        held.Dispose();

        WaitFor(() => File.Exists(PathOf("told")), "the job's first line");
        Assert.AreEqual("0\n1\n2\n3\n", File.ReadAllText(request.OutputPath));
        Assert.IsTrue(Files.IsLocked(path));
        Processes.SignalGroup(job, ProcessSignal.Kill);
        EndOf(job);
        WaitFor(() => !Files.IsLocked(path), "the lock");
    }

    [TestMethod]
    public void A_start_signal_is_handed_on_as_descriptor_4_and_heard_through_it()
    {
        using var held = Files.TryLock(PathOf("lock"));
        using IStartSignal? signal = System.CreateStartSignal();
        Assert.IsNotNull(signal);
        string script = "mkfifo go end; ls /proc/$$/fd; read word <go; echo >&4; read word <end";
        var request = Shell(script) with { InheritedLock = held, StartSignal = signal };
        var job = Start(request);
        signal.ChildEnd.Dispose();
        var heard = Task.Run(() => signal.Wait(TimeSpan.FromSeconds(20)));
        WaitFor(() => File.ReadAllText(request.OutputPath).EndsWith("4\n", StringComparison.Ordinal), "the job's list");
        Assert.AreEqual("0\n1\n2\n3\n4\n", File.ReadAllText(request.OutputPath));
        Assert.IsFalse(heard.IsCompleted);
        File.WriteAllText(PathOf("go"), "\n");
        Assert.IsTrue(heard.Wait(TimeSpan.FromSeconds(20)));
        File.WriteAllText(PathOf("end"), "\n");
        EndOf(job);
    }

    [TestMethod]
    public void What_is_handed_on_is_the_lock_file_itself()
    {
        using var held = Files.TryLock(PathOf("lock"));
        Assert.AreEqual(PathOf("lock"), OutputOf("readlink /proc/$$/fd/3; :", held));
    }

    [TestMethod]
    public void The_environment_is_exactly_what_was_given()
    {
        var request = Shell("") with
        {
            Executable = "/usr/bin/env",
            Arguments = [],
            Environment = new Dictionary<string, string> { ["ONE"] = "1", ["UMLAUT"] = "größer", ["LINES"] = "a\nb", ["EMPTY"] = "" },
        };
        EndOf(Start(request));
        Assert.AreEqual("EMPTY=\nLINES=a\nONE=1\nUMLAUT=größer\nb", string.Join('\n', File.ReadAllLines(request.OutputPath).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void Arguments_and_working_directory_arrive_as_they_are()
    {
        string odd = PathOf("a folder with 'quotes' and $(echo dollars)");
        Directory.CreateDirectory(odd);
        var request = Shell("pwd; printf '<%s>' \"$@\"") with { WorkingDirectory = odd };
        request = request with { Arguments = [.. request.Arguments, "name", "two words", "", "$HOME;x"] };
        EndOf(Start(request));
        Assert.AreEqual($"{odd}\n<two words><><$HOME;x>", File.ReadAllText(request.OutputPath));
    }

    [TestMethod]
    public void What_is_missing_or_forbidden_is_refused_with_the_systems_reason()
    {
        Assert.AreEqual("No such file or directory", ReasonOf(Shell(":") with { Executable = PathOf("nothing") }));
        Assert.AreEqual("No such file or directory", ReasonOf(Shell(":") with { WorkingDirectory = PathOf("nowhere") }));
        Assert.AreEqual("No such file or directory", ReasonOf(Shell(":") with { OutputPath = PathOf("nowhere/output") }));
        Assert.AreEqual("Is a directory", ReasonOf(Shell(":") with { OutputPath = Folder }));
        Assert.AreEqual("Permission denied", ReasonOf(Shell(":") with { Executable = Folder }));
    }

    [TestMethod]
    public void The_identity_told_is_that_of_the_started_program()
    {
        var job = Start("read line <nothing; exit 3");
        Assert.AreNotEqual(0UL, job.StartTime);
        Assert.AreEqual(ExitReport.Exited(3), EndOf(job));
        Assert.AreEqual(job, Processes.Find(job.Pid));
    }

    private string ReasonOf(SpawnRequest request) =>
        System.Spawner.Spawn(request) is SpawnResult.Refused refused ? refused.Reason : "started";
}
