using Daft.Messages;

namespace Daft.Tests.Messages;

[TestClass]
public sealed class JobNamesTests
{
    [TestMethod]
    [DataRow("warmup-build", "warmup-build")]
    [DataRow("build:app/web", "build:app/web")]
    [DataRow("my job", "'my job'")]
    [DataRow("it's", "'it'\\''s'")]
    [DataRow("$(reboot)", "'$(reboot)'")]
    [DataRow("a\e[2Jb", "ab")]
    public void A_name_in_a_command_is_one_word_of_the_shell(string name, string typed) => Assert.AreEqual(typed, JobNames.Typed(name));

    [TestMethod]
    [DataRow("a", "a")]
    [DataRow("a,b", "a and b")]
    [DataRow("a,b,c", "a, b and c")]
    [DataRow("a,b,c,d,e", "a, b, c and 2 more")]
    public void Several_names_are_a_sentence(string names, string sentence) => Assert.AreEqual(sentence, JobNames.Enumerate(names.Split(',')));
}
