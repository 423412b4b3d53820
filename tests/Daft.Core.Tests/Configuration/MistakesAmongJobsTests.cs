namespace Daft.Core.Tests.Configuration;

[TestClass]
public sealed class MistakesAmongJobsTests
{
    [TestMethod]
    public void Two_jobs_of_one_name() => Assert.AreEqual("""
        daft.yml:5:14: two jobs are called 'lint', the first on line 4
        hint: give one of them another name
        """, Yml.MistakesInHook("jobs:\n- {name: lint, run: a}\n- {name: lint, run: b}"));

    [TestMethod]
    public void A_name_that_an_unnamed_job_has_by_its_position() => Assert.AreEqual("""
        daft.yml:5:7: two jobs are called 'job-2', the first on line 4
        hint: give one of them another name
        """, Yml.MistakesInHook("jobs:\n- {name: job-2, run: a}\n- {run: b}"));

    [TestMethod]
    public void A_need_that_no_job_is_called() => Assert.AreEqual("""
        daft.yml:5:36: job 'lint' needs 'fmt', which no job is called
        hint: did you mean 'format'?
        """, Yml.MistakesInHook("jobs:\n- {name: format, run: a}\n- {name: lint, run: b, needs: [fmt]}"));

    [TestMethod]
    public void A_need_that_resembles_no_job() => Assert.AreEqual(
        "daft.yml:5:36: job 'lint' needs 'warmup', which no job is called",
        Yml.MistakesInHook("jobs:\n- {name: format, run: a}\n- {name: lint, run: b, needs: [warmup]}"));

    [TestMethod]
    public void A_job_that_needs_itself() => Assert.AreEqual("""
        daft.yml:4:32: job 'a' needs itself
        hint: remove it from its own 'needs'
        """, Yml.MistakesInHook("jobs:\n- {name: a, run: a, needs: a}"));

    [TestMethod]
    public void Two_jobs_that_wait_for_one_another() => Assert.AreEqual("""
        daft.yml:4:32: jobs wait for one another: a → b → a
        hint: remove one of these needs
        """, Yml.MistakesInHook("jobs:\n- {name: a, run: a, needs: b}\n- {name: b, run: b, needs: a}"));

    [TestMethod]
    public void A_circle_is_told_from_its_first_job_in_the_file_and_once() => Assert.AreEqual("""
        daft.yml:5:32: jobs wait for one another: b → d → c → b
        hint: remove one of these needs
        """, Yml.MistakesInHook("""
        jobs:
        - {name: a, run: a, needs: [c, d]}
        - {name: b, run: b, needs: d}
        - {name: c, run: c, needs: [b]}
        - {name: d, run: d, needs: [c]}
        """));

    [TestMethod]
    public void Two_circles_are_both_told() => Assert.AreEqual("""
        daft.yml:4:32: jobs wait for one another: a → b → a
        hint: remove one of these needs
        daft.yml:6:32: jobs wait for one another: c → d → c
        hint: remove one of these needs
        """, Yml.MistakesInHook("""
        jobs:
        - {name: a, run: a, needs: b}
        - {name: b, run: b, needs: a}
        - {name: c, run: c, needs: d}
        - {name: d, run: d, needs: [c, a]}
        """));

    [TestMethod]
    public void A_job_that_an_alias_repeats_is_told_once() => Assert.AreEqual("""
        daft.yml:4:17: two jobs are called 'a', the first on line 4
        hint: give one of them another name
        """, Yml.MistakesInHook("jobs:\n- &a {name: a, run: a}\n- *a\n- *a"));

    [TestMethod]
    public void A_diamond_is_no_circle() => Assert.AreEqual(4, Yml.Hook("""
        jobs:
        - {name: a, run: a}
        - {name: b, run: b, needs: a}
        - {name: c, run: c, needs: a}
        - {name: d, run: d, needs: [b, c]}
        """).Jobs.Length);

    [TestMethod]
    public void A_thousand_jobs_in_one_long_circle_do_not_exhaust_the_stack()
    {
        string jobs = string.Concat(Enumerable.Range(0, 1000).Select(job => $"- {{name: j{job}, run: x, needs: j{(job + 1) % 1000}}}\n"));
        StringAssert.StartsWith(Yml.MistakesInHook("jobs:\n" + jobs), "daft.yml:4:33: jobs wait for one another: j0 → j1 → j2", StringComparison.Ordinal);
    }
}
