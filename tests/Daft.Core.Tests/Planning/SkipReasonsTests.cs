using System.Collections.Immutable;
using Daft.Core.Planning;

namespace Daft.Core.Tests.Planning;

[TestClass]
public sealed class SkipReasonsTests
{
    [TestMethod]
    [DataRow("", "slow", null)]
    [DataRow("slow", "", null)]
    [DataRow("fast net", "slow", null)]
    [DataRow("Slow", "slow", null)]
    [DataRow("slow", "slow", "tag 'slow' is excluded")]
    [DataRow("net slow", "slow net", "tag 'net' is excluded")]
    public void A_tag_that_the_hook_excludes_is_a_reason(string tags, string excluded, string? reason) =>
        Assert.AreEqual(reason, SkipReasons.OfTags(Words(tags), Words(excluded).ToImmutableHashSet()));

    [TestMethod]
    [DataRow("", null)]
    [DataRow("x86_64", null)]
    [DataRow("aarch64 x86_64", null)]
    [DataRow("aarch64", "only for aarch64")]
    [DataRow("aarch64 arm", "only for aarch64 and arm")]
    [DataRow("aarch64 arm i686", "only for aarch64, arm and i686")]
    public void Another_processor_is_a_reason(string wanted, string? reason) =>
        Assert.AreEqual(reason, SkipReasons.OfArchitecture(Words(wanted), "x86_64"));

    [TestMethod]
    [DataRow(true, true, null)]
    [DataRow(false, false, null)]
    [DataRow(true, false, "it is interactive and there is no terminal")]
    public void A_missing_terminal_is_a_reason_for_what_wants_one(bool isInteractive, bool hasTerminal, string? reason) =>
        Assert.AreEqual(reason, SkipReasons.OfTerminal(isInteractive, hasTerminal));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
