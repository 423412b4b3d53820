using Daft.Core.Trust;

namespace Daft.Core.Tests.Trust;

[TestClass]
public sealed class TrustDecisionTests
{
    [TestMethod]
    public void Only_the_very_content_that_was_approved_may_run()
    {
        Assert.AreEqual(new TrustDecision.Approved(), TrustDecision.For("aa", new HashSet<string> { "bb", "aa" }));
        Assert.AreEqual(new TrustDecision.NotApproved(HasEarlierApproval: true), TrustDecision.For("aa", new HashSet<string> { "bb" }));
        Assert.AreEqual(new TrustDecision.NotApproved(HasEarlierApproval: false), TrustDecision.For("aa", new HashSet<string>()));
    }
}
