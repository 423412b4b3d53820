using Daft.Core.Removal;

namespace Daft.Core.Tests.Removal;

[TestClass]
public sealed class WorktreeVerdictTests
{
    private const string Elsewhere = "/repos/elsewhere";

    private static readonly WorktreeVerdict Standing = new WorktreeVerdict.Standing();
    private static readonly WorktreeVerdict Missing = new WorktreeVerdict.Missing();
    private static readonly WorktreeVerdict Removed = new WorktreeVerdict.Removed();
    private static readonly WorktreeVerdict Moved = new WorktreeVerdict.Moved(Elsewhere);

    /// <summary>Root at its path, .git in it, administrative folder, stands elsewhere: what it means.</summary>
    public static IEnumerable<(bool Root, bool GitFile, bool Administrative, bool Elsewhere, WorktreeVerdict Verdict)> Table =>
    [
        (true, true, true, false, Standing),
        (true, false, true, false, Removed),
        (false, false, true, false, Missing),
        (false, true, true, false, Missing),

        // Its folder cannot be in two places; if it could, the new one is where git looks for it.
        (true, true, true, true, Moved),
        (true, false, true, true, Moved),
        (false, false, true, true, Moved),
        (false, true, true, true, Moved),

        // Without its administrative folder git does not know it, wherever it stands.
        (true, true, false, false, Removed),
        (true, false, false, false, Removed),
        (false, false, false, false, Removed),
        (false, true, false, false, Removed),
        (true, true, false, true, Removed),
        (true, false, false, true, Removed),
        (false, false, false, true, Removed),
        (false, true, false, true, Removed),
    ];

    [TestMethod]
    [DynamicData(nameof(Table))]
    public void Every_look_means_one_thing(bool root, bool gitFile, bool administrative, bool elsewhere, WorktreeVerdict verdict) =>
        Assert.AreEqual(verdict, WorktreeVerdict.Of(new WorktreeEvidence
        {
            RootStands = root,
            GitFileStands = gitFile,
            AdministrativeFolderStands = administrative,
            StandsElsewhereAt = elsewhere ? Elsewhere : null,
        }));

    [TestMethod]
    public void The_table_is_complete() =>
        Assert.AreEqual(16, Table.Select(row => (row.Root, row.GitFile, row.Administrative, row.Elsewhere)).Distinct().Count());
}
