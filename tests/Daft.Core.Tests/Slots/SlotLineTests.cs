using Daft.Core.Slots;

namespace Daft.Core.Tests.Slots;

[TestClass]
public sealed class SlotLineTests
{
    private static readonly SlotTicket First = new(3, "a", 0);
    private static readonly SlotTicket Second = new(7, "b", 0);
    private static readonly SlotTicket Third = new(7, "b", 1);
    private static readonly SlotLine Line = new([Third.Name, "trial-1", First.Name, "", Second.Name]);

    [TestMethod]
    public void The_next_number_is_higher_than_all()
    {
        Assert.AreEqual(8, Line.NextNumber);
        Assert.AreEqual(1, new SlotLine(["trial-1"]).NextNumber);
    }

    [TestMethod]
    public void Whoever_has_somebody_behind_must_draw_again()
    {
        Assert.IsTrue(Line.IsLast(Third));
        Assert.IsTrue(Line.IsLast(new SlotTicket(8, "c", 0)), "not seen by its own look");
        Assert.IsFalse(Line.IsLast(Second));
        Assert.IsTrue(new SlotLine([]).IsLast(First));
    }

    [TestMethod]
    public void Those_before_are_those_with_lower_numbers()
    {
        CollectionAssert.AreEqual(new[] { First, Second }, Line.Before(Third).ToArray());
        Assert.IsEmpty(Line.Before(First).ToArray());
    }

    [TestMethod]
    [DataRow("a", 0, 1, null)]
    [DataRow("b", 0, 1, 1)]
    [DataRow("b", 1, 1, 2)]
    [DataRow("b", 1, 2, 1)]
    [DataRow("b", 1, 3, null)]
    [DataRow("b", 2, 1, null)]
    [DataRow("c", 0, 1, null)]
    public void The_place_counts_from_the_first_that_waits(string run, int job, int limit, int? place) => Assert.AreEqual(place, Line.FindPlace(run, job, limit));

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(2, 1)]
    [DataRow(3, 1)]
    [DataRow(4, 2)]
    [DataRow(15, 7)]
    [DataRow(16, 8)]
    public void Unless_it_is_said_half_of_the_processors_build(int processors, int limit) => Assert.AreEqual(limit, SlotRule.UsualLimit(processors));

    /// <summary>The promise of the class: whoever is slow, interrupted or killed at whatever moment.</summary>
    [TestMethod]
    public void However_the_steps_of_many_fall_no_more_than_the_limit_run_and_all_come_to_run()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            new LineSimulation(random, clients: random.Next(2, 12), limit: random.Next(1, 4), killsSome: seed % 3 == 0).ToTheEnd();
        }
    }
}
