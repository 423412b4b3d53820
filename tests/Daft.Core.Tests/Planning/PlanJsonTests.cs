using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Core.Slots;
using Daft.Core.Worktrees;

namespace Daft.Core.Tests.Planning;

[TestClass]
public sealed class PlanJsonTests
{
    private const string Smallest = """
        {"version":1,"run_id":"r","created_at":"2026-01-02T12:00:00.000Z","common_dir":"/g","worktree":{"id":"w","path":"/w"},
         "jobs":[{"name":"a","command":"b","log_file":"01-a.log"}]}
        """;

    [TestMethod]
    public void Every_plan_reads_as_it_was_written()
    {
        var random = new Random(42);
        for (int round = 0; round < 500; round++)
        {
            RunPlan plan = Any(random);
            byte[] bytes = PlanJson.Write(plan);
            AssertSame(plan, PlanJson.TryRead(bytes));
        }
    }

    [TestMethod]
    public void No_beginning_of_a_plan_is_a_plan()
    {
        byte[] bytes = PlanJson.Write(Any(new Random(43)));
        int whole = bytes.Length - 1;
        for (int length = 0; length < whole; length++)
            Assert.IsNull(PlanJson.TryRead(bytes.AsSpan(0, length)), $"{length} of {whole} bytes");
        Assert.IsNotNull(PlanJson.TryRead(bytes.AsSpan(0, whole)), "the line feed at the end is no part of it");
    }

    [TestMethod]
    public void Noise_is_no_plan_and_no_exception()
    {
        var random = new Random(44);
        byte[] bytes = PlanJson.Write(Any(random));
        for (int round = 0; round < 5000; round++)
        {
            byte[] broken = [.. bytes];
            for (int change = 0; change < 3; change++)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            PlanJson.TryRead(broken);
        }
    }

    [TestMethod]
    public void What_is_missing_has_its_default()
    {
        RunPlan plan = Read(Smallest)!;
        Assert.AreEqual(("r", "", "", Plans.Noon), (plan.RunId, plan.Hook, plan.Trigger, plan.CreatedAt));
        Assert.AreEqual((null, null, JobOrder.Parallel, FailMode.Warn), (plan.Branch, plan.Commit, plan.Order, plan.FailMode));
        Assert.AreEqual(new WorktreeIdentity { AdministrativeId = "w", Path = "/w", Root = default, Nonce = "" }, plan.Worktree);
        PlannedJob job = plan.Jobs.Single();
        Assert.AreEqual((0, "a", "b", ".", false, 0), (job.Index, job.Name, job.Command, job.Root, job.Background, job.Priority));
        Assert.IsTrue(job.Needs.IsEmpty && job.Environment.IsEmpty && job.Timeout is null && job.SkipReason is null);
    }

    [TestMethod]
    [DataRow("\"version\":1", "\"version\":7,\"later\":{\"a\":[1]}")]
    [DataRow("\"name\":\"a\"", "\"name\":\"a\",\"later\":null")]
    [DataRow("\"run_id\"", "\"order\":\"backwards\",\"run_id\"")]
    [DataRow("\"command\"", "\"timeout_ms\":\"soon\",\"command\"")]
    public void What_a_newer_daft_adds_is_passed_over(string what, string instead) =>
        AssertSame(Read(Smallest)!, Read(Smallest.Replace(what, instead, StringComparison.Ordinal)));

    [TestMethod]
    [DataRow("\"version\":1", "\"version\":0")]
    [DataRow("\"version\":1,", "")]
    [DataRow("\"run_id\":\"r\"", "\"run_id\":1")]
    [DataRow("2026-01-02T12:00:00.000Z", "noon")]
    [DataRow("\"common_dir\"", "\"common\"")]
    [DataRow("\"id\":\"w\",", "")]
    [DataRow("\"jobs\"", "\"job\"")]
    [DataRow("\"command\"", "\"commando\"")]
    [DataRow("\"command\"", "\"needs\":[1],\"command\"")]
    [DataRow("\"command\"", "\"needs\":[-1],\"command\"")]
    [DataRow("\"command\"", "\"needs\":[\"a\"],\"command\"")]
    [DataRow("01-a.log", "../01-a.log")]
    [DataRow("01-a.log", "..")]
    [DataRow("\"r\"", "\"\\ud800\"")]
    public void What_cannot_be_run_is_no_plan(string what, string instead)
    {
        StringAssert.Contains(Smallest, what, StringComparison.Ordinal);
        Assert.IsNull(Read(Smallest.Replace(what, instead, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("{\"version\":1}")]
    [DataRow("{} {}")]
    public void Something_else_is_no_plan(string text) => Assert.IsNull(Read(text));

    [TestMethod]
    public void The_names_of_fields_are_those_of_every_daft()
    {
        PlannedJob job = new()
        {
            Index = 0,
            Name = "n",
            Description = "d",
            Command = "c",
            Environment = [new("A", "$B")],
            Timeout = TimeSpan.FromSeconds(1.5),
            FailText = "f",
            SkipReason = "s",
            LogFile = "l",
        };
        RunPlan plan = Plans.Of(JobOrder.Piped, job) with { Branch = "b", Commit = "0" };
        Assert.AreEqual(
            """{"version":1,"run_id":"run","hook":"worktree-post-create","trigger":"git worktree add","created_at":"2026-01-02T12:00:00.000Z","common_dir":"/repos/main/.git" """.TrimEnd()
            + ""","worktree":{"id":"feature","path":"/repos/feature tree","device":64512,"inode":18446744073709551615,"nonce":"a1b2"},"branch":"b","commit":"0","order":"piped","fail_mode":"warn","background_priority":"idle" """.TrimEnd()
            + ""","jobs":[{"name":"n","description":"d","command":"c","root":".","env":[{"name":"A","value":"$B"}],"needs":[],"background":false,"priority":0,"timeout_ms":1500,"fail_text":"f","skip_reason":"s","log_file":"l"}]}"""
            + "\n",
            Encoding.UTF8.GetString(PlanJson.Write(plan)));
    }

    [TestMethod]
    public void The_names_of_a_group_s_fields_are_those_of_every_daft_and_a_plan_without_groups_has_none_of_them()
    {
        RunPlan plan = Plans.Of(JobOrder.Parallel, Plans.Job("a"), Plans.Job("b").In(1) with { NeededGroups = [0] })
            .With(Plans.Group("g", JobOrder.Follow) with { Description = "d", Needs = [0], Priority = 3 }, Plans.Group("h", JobOrder.Piped, parent: 0) with { NeededGroups = [0] });
        string json = Encoding.UTF8.GetString(PlanJson.Write(plan));
        StringAssert.EndsWith(json,
            ""","groups":[{"name":"g","description":"d","order":"follow","needs":[0],"priority":3},{"name":"h","order":"piped","parent":0,"needs":[],"needed_groups":[0],"priority":0}]}""" + "\n",
            StringComparison.Ordinal);
        StringAssert.Contains(json, "\"group\":1,\"needs\":[],\"needed_groups\":[0]", StringComparison.Ordinal);
        Assert.IsFalse(Encoding.UTF8.GetString(PlanJson.Write(Plans.Of(JobOrder.Parallel, Plans.Job("a")))).Contains("group", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_plan_says_where_its_heavy_jobs_stand_in_line_and_which_are_light()
    {
        RunPlan plan = Plans.Of(JobOrder.Parallel, Plans.Job("a") with { Background = true, IsLight = true }) with { Slots = new SlotRule("/run/daft/slots", 3) };
        string json = Encoding.UTF8.GetString(PlanJson.Write(plan));
        StringAssert.Contains(json, "\"slots\":{\"folder\":\"/run/daft/slots\",\"limit\":3},\"order\"", StringComparison.Ordinal);
        StringAssert.Contains(json, "\"background\":true,\"light\":true,\"priority\"", StringComparison.Ordinal);
        AssertSame(plan, Read(json));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("{\"folder\":\"\",\"limit\":1}")]
    [DataRow("{\"folder\":\"/f\",\"limit\":0}")]
    [DataRow("{\"folder\":\"/f\",\"limit\":-1}")]
    [DataRow("{\"limit\":1}")]
    [DataRow("3")]
    public void A_plan_of_a_daft_without_slots_or_with_others_has_none(string slots)
    {
        Assert.IsNull(Read(Smallest)!.Slots);
        Assert.IsFalse(Read(Smallest)!.Jobs[0].IsLight);
        Assert.IsNull(Read(Smallest.Replace("\"run_id\"", $"\"slots\":{slots},\"run_id\"", StringComparison.Ordinal))!.Slots);
    }

    [TestMethod]
    public void An_interactive_job_says_so_and_another_says_nothing()
    {
        StringAssert.Contains(Encoding.UTF8.GetString(PlanJson.Write(Plans.Of(JobOrder.Parallel, Plans.Job("a") with { Interactive = true }))),
            "\"background\":false,\"interactive\":true,\"priority\"", StringComparison.Ordinal);
        Assert.IsFalse(Read(Smallest)!.Jobs[0].Interactive);
    }

    [TestMethod]
    [DataRow("\"group\":1,", "")]
    [DataRow("\"group\":0,", "{\"name\":\"g\"}")]
    [DataRow("\"needed_groups\":[0],", "{\"name\":\"g\",\"later\":1},{\"name\":\"h\",\"parent\":0,\"needs\":[0]}")]
    public void Only_what_is_there_can_be_referred_to(string reference, string groups)
    {
        string plan = Smallest.Replace("\"command\"", reference + "\"command\"", StringComparison.Ordinal);
        Assert.IsNull(Read(plan));
        RunPlan? whole = Read(plan.TrimEnd()[..^1] + $",\"groups\":[{groups}]}}");
        Assert.AreEqual(groups.Length > 0, whole is not null);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("7")]
    [DataRow("{\"name\":\"g\",\"parent\":0}")]
    [DataRow("{\"name\":\"g\",\"parent\":-1}")]
    [DataRow("{\"name\":\"g\",\"parent\":1},{\"name\":\"h\"}")]
    [DataRow("{\"name\":\"g\",\"needs\":[1]}")]
    [DataRow("{\"name\":\"g\",\"needed_groups\":[1]}")]
    public void What_is_no_group_makes_no_plan(string groups) => Assert.IsNull(Read(Smallest.TrimEnd()[..^1] + $",\"groups\":[{groups}]}}"));

    private static RunPlan? Read(string text) => PlanJson.TryRead(Encoding.UTF8.GetBytes(text));

    /// <summary>Records compare their arrays by identity; what they write is all they hold.</summary>
    private static void AssertSame(RunPlan expected, RunPlan? actual)
    {
        Assert.IsNotNull(actual);
        Assert.AreEqual(Dump(expected), Dump(actual));
    }

    private static string Dump(RunPlan plan) => JsonSerializer.Serialize(plan);

    private static RunPlan Any(Random random) => new()
    {
        RunId = Text(random),
        Hook = Text(random),
        Trigger = Text(random),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(0, 4_000_000_000_000)),
        CommonDirectory = Text(random),
        Worktree = new() { AdministrativeId = Text(random), Path = Text(random), Root = new((ulong)random.NextInt64(), ulong.MaxValue - (ulong)random.Next()), Nonce = Text(random) },
        Branch = Maybe(random),
        Commit = Maybe(random),
        Order = (JobOrder)random.Next(3),
        FailMode = (FailMode)random.Next(2),
        IsPartial = random.Next(2) == 0,
        NotifiesDesktop = random.Next(2) == 0,
        BackgroundPriority = (BackgroundPriority)random.Next(3),
        KeepLast = random.Next(2) == 0 ? null : random.Next(),
        MaximumTotalSize = random.Next(2) == 0 ? null : random.NextInt64(),
        Jobs = Jobs(random, 5, groups: 3),
        Groups = Groups(random, 3, jobs: 5),
    };

    private static ImmutableArray<PlannedGroup> Groups(Random random, int count, int jobs) => [.. Enumerable.Range(0, count).Select(index => new PlannedGroup
    {
        Index = index,
        Name = Text(random),
        Description = Maybe(random),
        Order = (JobOrder)random.Next(3),
        Parent = random.Next(-1, index) is >= 0 and var parent ? parent : null,
        Needs = Some(random, jobs),
        NeededGroups = Some(random, count),
        Priority = random.Next(int.MinValue, int.MaxValue),
    })];

    private static ImmutableArray<int> Some(Random random, int count) => [.. Enumerable.Range(0, count).Where(_ => random.Next(2) == 0)];

    private static ImmutableArray<PlannedJob> Jobs(Random random, int count, int groups) => [.. Enumerable.Range(0, count).Select(index => new PlannedJob
    {
        Index = index,
        Name = Text(random),
        Description = Maybe(random),
        Command = Text(random),
        Root = Text(random),
        Environment = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new PlannedVariable(Text(random), Text(random)))],
        Group = random.Next(-1, groups) is >= 0 and var group ? group : null,
        Needs = Some(random, count),
        NeededGroups = Some(random, groups),
        Background = random.Next(2) == 0,
        Interactive = random.Next(2) == 0,
        IsLight = random.Next(2) == 0,
        Priority = random.Next(int.MinValue, int.MaxValue),
        Timeout = random.Next(2) == 0 ? null : TimeSpan.FromMilliseconds(random.Next()),
        FailText = Maybe(random),
        SkipReason = Maybe(random),
        MaximumLogSize = random.Next(2) == 0 ? null : random.NextInt64(),
        LogRetention = random.Next(2) == 0 ? null : TimeSpan.FromMilliseconds(random.NextInt64(1L << 40)),
        LogFile = $"{index:00}-x.log",
    })];

    private static string? Maybe(Random random) => random.Next(3) == 0 ? null : Text(random);

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => new[] { "a", "\"", "\\", "\n", "\0", "ü", "🚀", "\u2028", " ", "/", "\u001b", "<", "\u007f" }[random.Next(13)]));
}
