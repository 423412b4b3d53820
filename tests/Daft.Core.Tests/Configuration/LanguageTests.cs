using Daft.Core.Configuration;

namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class LanguageTests
{
    [TestMethod]
    public void A_file_with_everything_in_it_is_read()
    {
        HookDefinition hook = Yml.Hook("""
            piped: true
            fail_mode: abort
            jobs:
              - name: fetch-deps
                description: All that the build needs
                run: cargo fetch --locked
              - name: warmup-build
                run:
                  linux: cargo build
                  macos: cargo build --offline
                root: ./apps//web/
                env:
                  SCCACHE_DIR: "${HOME}/.cache/sccache"
                  LEVEL: 3
                  FAST: true
                  EMPTY: ""
                needs: [fetch-deps]
                background: true
                priority: -2
                timeout: 1h30m
                fail_text: run `cargo build` yourself
            """);
        Assert.AreEqual(HookNames.WorktreePostCreate, hook.Name);
        Assert.AreEqual(JobOrder.Piped, hook.Order);
        Assert.AreEqual(FailMode.Abort, hook.FailMode);
        JobDefinition fetch = hook.Jobs[0];
        Assert.AreEqual(("fetch-deps", "All that the build needs", "cargo fetch --locked"), (fetch.Name, fetch.Description, Yml.CommandOf(fetch).Everywhere));
        JobDefinition build = hook.Jobs[1];
        Assert.AreEqual("cargo build", Yml.CommandOf(build).For(OperatingSystemName.Linux));
        Assert.AreEqual("cargo build --offline", Yml.CommandOf(build).For(OperatingSystemName.MacOS));
        Assert.IsNull(Yml.CommandOf(build).For(OperatingSystemName.Windows));
        Assert.AreEqual("apps/web", build.Root);
        Assert.AreEqual(new SourcePlace("daft.yml", 13, 15), build.RootPlace);
        Assert.AreEqual("SCCACHE_DIR=${HOME}/.cache/sccache,LEVEL=3,FAST=true,EMPTY=", string.Join(',', build.Environment.Select(entry => $"{entry.Name}={entry.Value}")));
        Assert.AreEqual(new JobNeed("fetch-deps", new SourcePlace("daft.yml", 19, 17)), build.Needs.Single());
        Assert.IsTrue(build.Background);
        Assert.AreEqual(-2, build.Priority);
        Assert.AreEqual(TimeSpan.FromMinutes(90), build.Timeout);
        Assert.AreEqual("run `cargo build` yourself", build.FailText);
    }

    [TestMethod]
    public void What_is_not_said_has_its_default()
    {
        HookDefinition hook = Yml.Hook("jobs: [{run: make}]");
        JobDefinition job = hook.Jobs.Single();
        Assert.AreEqual((JobOrder.Parallel, null), (hook.Order, hook.FailMode));
        Assert.AreEqual((".", false, 0, null, null), (job.Root, job.Background, job.Priority, job.Timeout, job.FailText));
        Assert.AreEqual(job.Place, job.RootPlace);
        Assert.IsTrue(job.Environment.IsEmpty && job.Needs.IsEmpty);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing but a remark\n")]
    [DataRow("---\n")]
    [DataRow("hooks:\n")]
    [DataRow("hooks: ~\n")]
    [DataRow("hooks: {}\n")]
    public void A_file_may_have_no_hook(string yaml) => Assert.IsTrue(Yml.Read(yaml).Hooks.IsEmpty);

    [TestMethod]
    [DataRow("jobs:")]
    [DataRow("jobs: []")]
    [DataRow("background: true")]
    public void A_hook_may_have_no_job(string body) => Assert.IsTrue(Yml.Hook(body).Jobs.IsEmpty);

    [TestMethod]
    public void A_job_without_a_name_is_called_by_its_position()
    {
        HookDefinition hook = Yml.Hook("jobs: [{run: a}, {name: b, run: b}, {run: c, needs: job-1}]");
        Assert.AreEqual("job-1 b job-3", string.Join(' ', hook.Jobs.Select(job => job.Name)));
    }

    [TestMethod]
    public void Background_of_the_hook_is_the_default_of_its_jobs()
    {
        HookDefinition hook = Yml.Hook("jobs: [{run: a}, {run: b, background: false}]\nbackground: true");
        Assert.IsTrue(hook.Jobs[0].Background);
        Assert.IsFalse(hook.Jobs[1].Background);
    }

    [TestMethod]
    [DataRow("parallel: true", JobOrder.Parallel)]
    [DataRow("piped: true", JobOrder.Piped)]
    [DataRow("follow: true", JobOrder.Follow)]
    [DataRow("parallel: false", JobOrder.Follow)]
    [DataRow("piped: false", JobOrder.Parallel)]
    [DataRow("follow: false", JobOrder.Parallel)]
    [DataRow("parallel: false\npiped: true", JobOrder.Piped)]
    [DataRow("parallel: false\npiped: false", JobOrder.Follow)]
    [DataRow("parallel: true\npiped: false\nfollow: false", JobOrder.Parallel)]
    public void Three_flags_decide_the_order(string body, JobOrder expected) => Assert.AreEqual(expected, Yml.Hook(body).Order);

    [TestMethod]
    [DataRow("root: .", ".")]
    [DataRow("root: ./", ".")]
    [DataRow("root: apps/web", "apps/web")]
    [DataRow("root: apps/../web", "web")]
    [DataRow("root: a b", "a b")]
    public void A_root_is_resolved_by_its_text(string keys, string expected) => Assert.AreEqual(expected, Yml.Job(keys).Root);

    [TestMethod]
    [DataRow("timeout: 90", 90_000)]
    [DataRow("timeout: \"90\"", 90_000)]
    [DataRow("timeout: 500ms", 500)]
    public void A_time_limit_is_a_duration(string keys, int milliseconds) =>
        Assert.AreEqual(TimeSpan.FromMilliseconds(milliseconds), Yml.Job(keys).Timeout);

    [TestMethod]
    public void A_command_of_several_lines_keeps_them() =>
        Assert.AreEqual("first\nsecond\n", Yml.CommandOf(Yml.Hook("jobs:\n  - run: |\n      first\n      second").Jobs.Single()).Everywhere);

    [TestMethod]
    public void A_command_that_looks_like_a_boolean_is_a_command() =>
        Assert.AreEqual("true", Yml.CommandOf(Yml.Hook("jobs: [{run: true}]").Jobs.Single()).Everywhere);

    [TestMethod]
    public void A_foreground_job_may_need_a_background_one() =>
        Assert.AreEqual(2, Yml.Hook("jobs: [{name: a, run: a, background: true}, {name: b, run: b, needs: a}]").Jobs.Length);

    [TestMethod]
    public void Whatever_else_a_job_says_is_read()
    {
        JobDefinition job = Yml.Job("""
            tags: [slow, 3]
            arch: [amd64, arm64]
            background: true
            background_output: silent
            weight: light
            log: {retention: 1d12h, max_log_size: 512k}
            tracks: [path, branch]
            """);
        Assert.AreEqual("slow 3", string.Join(' ', job.Tags));
        Assert.AreEqual("x86_64 aarch64", string.Join(' ', job.Architectures.Select(architecture => architecture.ToText())));
        Assert.AreEqual(BackgroundOutput.Silent, job.BackgroundOutput);
        Assert.AreEqual(JobWeight.Light, job.Weight);
        Assert.AreEqual(new LogLimits { Retention = TimeSpan.FromHours(36), MaximumSize = 524_288 }, job.Log);
        Assert.AreEqual("path branch", string.Join(' ', job.Tracks));
        Assert.IsTrue(Yml.Job("interactive: true").Interactive);
    }

    [TestMethod]
    [DataRow("x86_64", ArchitectureName.X64)]
    [DataRow("amd64", ArchitectureName.X64)]
    [DataRow("aarch64", ArchitectureName.Arm64)]
    [DataRow("arm64", ArchitectureName.Arm64)]
    [DataRow("i686", ArchitectureName.X86)]
    [DataRow("armv7l", ArchitectureName.Arm)]
    public void A_processor_has_several_names(string text, ArchitectureName expected) => Assert.AreEqual(expected, Yml.Job($"arch: {text}").Architectures.Single());

    [TestMethod]
    public void A_hook_may_leave_out_jobs()
    {
        HookDefinition hook = Yml.Hook("exclude_tags: [slow, net]\nexclude: 'docs*'");
        Assert.AreEqual("slow net", string.Join(' ', hook.ExcludedTags));
        Assert.AreEqual("docs*", hook.Excluded.Single());
    }

    [TestMethod]
    public void Commands_of_one_system_follow_one_another_as_long_as_they_succeed()
    {
        JobCommand command = Yml.CommandOf(Yml.Hook("jobs: [{run: {linux: [a, \"b\\n\", c], macos: [d]}}]").Jobs.Single());
        Assert.AreEqual(("a && b && c", "d"), (command.For(OperatingSystemName.Linux), command.For(OperatingSystemName.MacOS)));
    }

    [TestMethod]
    public void An_alias_stands_for_what_its_anchor_names()
    {
        HookDefinition hook = Yml.Hook("jobs: [{run: a, env: &e {X: 1}}, {run: b, env: *e}]");
        Assert.AreEqual(hook.Jobs[0].Environment.Single(), hook.Jobs[1].Environment.Single());
    }
}
