using Daft.Core.Slots;

namespace Daft.Core.Tests.Slots;

[TestClass]
public sealed class SlotTicketTests
{
    [TestMethod]
    [DataRow(1L, "20260102T120000000Z-a1b2c3", 0, "000000000001-20260102T120000000Z-a1b2c3-0")]
    [DataRow(SlotTicket.HighestNumber, "r", int.MaxValue, "999999999999-r-2147483647")]
    public void A_ticket_is_its_name(long number, string run, int job, string name)
    {
        var ticket = new SlotTicket(number, run, job);
        Assert.AreEqual(name, ticket.Name);
        Assert.AreEqual(ticket, SlotTicket.Find(name));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("trial-0")]
    [DataRow("000000000001")]
    [DataRow("000000000001-0")]
    [DataRow("000000000001--0")]
    [DataRow("000000000001-r-")]
    [DataRow("000000000001-r-x")]
    [DataRow("000000000001-r-2147483648")]
    [DataRow("00000000001-r-0")]
    [DataRow("-00000000001-r-0")]
    [DataRow(" 00000000001-r-0")]
    [DataRow("0000000000012-r-0")]
    public void Another_name_is_no_ticket(string name) => Assert.IsNull(SlotTicket.Find(name));

    [TestMethod]
    public void The_number_says_who_goes_first_and_of_equals_the_name()
    {
        Assert.IsTrue(new SlotTicket(9, "z", 1) < new SlotTicket(10, "a", 0));
        Assert.IsTrue(new SlotTicket(10, "a", 0) < new SlotTicket(10, "b", 0));
        Assert.IsTrue(new SlotTicket(10, "a", 0) <= new SlotTicket(10, "a", 0));
    }
}
