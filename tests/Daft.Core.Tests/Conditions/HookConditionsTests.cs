using Daft.Core.Conditions;
using Daft.Core.Configuration;
using static Daft.Core.Tests.Conditions.Facts;

namespace Daft.Core.Tests.Conditions;

[TestClass]
public sealed class HookConditionsTests
{
    private static readonly Condition OpenCommand = Rules(Command("ask"));

    [TestMethod]
    public void Each_job_has_its_own_verdict()
    {
        HookVerdicts verdicts = Decide(Hook(Job("a", skip: Always(true)), Job("b"), Job("c", only: Always(false))));
        Assert.AreEqual(new Verdict.Skipped("skip: true"), verdicts.Of("a"));
        Assert.AreEqual(Verdict.Runs, verdicts.Of("b"));
        Assert.AreEqual(new Verdict.Skipped("only: false"), verdicts.Of("c"));
    }

    [TestMethod]
    public void What_the_hook_or_a_group_skips_takes_all_its_jobs_along()
    {
        HookVerdicts ofHook = Decide(Hook(Job("a", skip: Rules(Variable("MODE"))), Job("b")) with { Only = Always(false) });
        Assert.AreEqual(new Verdict.Skipped("only: false"), ofHook.Of("a"));
        Assert.AreEqual(new Verdict.Skipped("only: false"), ofHook.Of("b"));

        HookVerdicts ofGroup = Decide(Hook(Group("outer", Always(true), Group("inner", null, Job("a"))), Job("b")));
        Assert.AreEqual(new Verdict.Skipped("skip: true"), ofGroup.Of("a"));
        Assert.AreEqual(Verdict.Runs, ofGroup.Of("b"));
    }

    [TestMethod]
    public void Inside_of_what_is_skipped_no_command_is_asked_for() =>
        Assert.IsTrue(Decide(Hook(Group("g", Always(true), Job("a", skip: OpenCommand)))).OpenCommands.IsEmpty);

    [TestMethod]
    public void Inside_of_what_is_open_only_the_outer_command_is_asked_for()
    {
        HookVerdicts verdicts = Decide(Hook(Job("a", skip: Rules(Command("inner"))), Job("b", skip: Always(true))) with { Skip = OpenCommand });
        Assert.AreEqual(new Verdict.Open("ask"), verdicts.Of("a"));
        Assert.AreEqual(new Verdict.Skipped("skip: true"), verdicts.Of("b"), "whatever the command will say");
        Assert.AreEqual("ask", verdicts.OpenCommands.Single());
    }

    [TestMethod]
    public void Commands_are_asked_for_once_and_in_the_order_of_the_file()
    {
        HookDefinition hook = Hook([.. "zyxaz".Select((command, index) => Job($"job-{index}", skip: Rules(Command($"{command}"))))]);
        Assert.AreEqual("z y x a", string.Join(' ', Decide(hook).OpenCommands));
    }

    [TestMethod]
    public void A_job_that_nobody_asked_for_asks_for_no_command()
    {
        HookDefinition hook = Hook(Job("a", skip: OpenCommand), Job("b", skip: Rules(Command("other"))));
        Assert.AreEqual("other", HookConditions.Decide(hook, ["b"], Usual).OpenCommands.Single());
    }

    [TestMethod]
    public void A_hook_without_conditions_is_known_as_such()
    {
        Assert.IsFalse(HookConditions.AreIn(Hook(Job("a"), Group("g", null, Job("b")))));
        Assert.IsTrue(HookConditions.AreIn(Hook(Job("a"), Group("g", null, Job("b", skip: Always(false))))));
        Assert.IsTrue(HookConditions.AreIn(Hook(Group("g", Always(false)))));
        Assert.IsTrue(HookConditions.AreIn(Hook() with { Only = Always(true) }));
    }

    [TestMethod]
    public void Commands_without_an_answer_are_warned_of()
    {
        ConditionFacts facts = Usual
            .With("b", new CommandOutcome.Killed(TimeSpan.FromSeconds(10)))
            .With("a", new CommandOutcome.NotRun("'sh' is not on PATH"))
            .With("c", new CommandOutcome.Exited(1));
        CollectionAssert.AreEqual(
            new[]
            {
                "the command 'a' of a condition could not be run: 'sh' is not on PATH; so it does not hold",
                "the command 'b' of a condition was killed: it did not end within 10s; so it does not hold",
            },
            HookConditions.FindWarnings(facts).ToArray());
    }

    private static HookVerdicts Decide(HookDefinition hook) => HookConditions.Decide(hook, [], Usual);
}
