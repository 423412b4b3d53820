using System.Text.Json;
using Daft.Core.Configuration;
using Daft.Core.Planning;
using Daft.Reporting;
using Daft.Tests.Harness;

namespace Daft.Tests.Reporting;

[TestClass]
public sealed class DryRunTests
{
    private static readonly RunPlan Plan = Example.Plan(
        Example.Job(0, "fetch") with { Description = "what the lock file names\nand \e[31mno more\n" },
        Example.Job(1, "install", background: false, needs: 0) with { Group = 0 },
        Example.Job(2, "icons") with { Group = 1, SkipReason = "not here" },
        Example.Job(3, "warmup", background: true) with { NeededGroups = [0] }) with
    {
        Groups =
        [
            new PlannedGroup { Index = 0, Name = "web", Description = "of the front end", Order = JobOrder.Piped, Needs = [0] },
            new PlannedGroup { Index = 1, Name = "assets", Order = JobOrder.Follow, Parent = 0, Priority = 2 },
        ],
    };

    [TestMethod]
    public void Jobs_stand_in_their_groups() => Assert.AreEqual(
        """
        worktree-post-create would run in /feature:
          fetch
            # what the lock file names
            # and \u{1b}[31mno more
            $ make fetch
          web, a group, one after the other until one fails, after fetch:
            # of the front end
            install, after fetch
              $ make install
            assets, a group, one after the other:
              icons, skipped: not here
                $ make icons
          warmup, in the background, after web
            $ make warmup
        """,
        string.Join('\n', DryRun.Lines(Plan)));

    [TestMethod]
    public void Programs_read_which_group_a_job_is_in()
    {
        using var document = JsonDocument.Parse(DryRunJson.Write(Plan).ToArray());
        JsonElement[] jobs = [.. document.RootElement.GetProperty("jobs").EnumerateArray()];
        JsonElement[] groups = [.. document.RootElement.GetProperty("groups").EnumerateArray()];
        CollectionAssert.AreEqual(new[] { null, "web", "assets", null }, jobs.Select(job => job.GetProperty("group").GetString()).ToArray());
        CollectionAssert.AreEqual(new[] { "web piped", "assets follow" }, groups.Select(group => $"{group.GetProperty("name")} {group.GetProperty("order")}").ToArray());
        Assert.AreEqual("[\"web\"]", jobs[3].GetProperty("needs").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.AreEqual(("web", 2), (groups[1].GetProperty("group").GetString(), groups[1].GetProperty("priority").GetInt32()));
        Assert.AreEqual("parallel", document.RootElement.GetProperty("order").GetString());
    }
}
