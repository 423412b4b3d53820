using Daft.Core.Removal;

namespace Daft.Core.Tests.Removal;

[TestClass]
public sealed class FinishGuardTests
{
    private static readonly FinishGuard Everything = new()
    {
        SawRemoverOfThisWorktree = true,
        SawItDelete = true,
        AdministrativeFolderWentUnderIt = true,
        RemoverHasEnded = true,
        RepositoryStands = true,
        FolderIsTheRecordedOne = true,
        JobsHaveEnded = true,
    };

    public static IEnumerable<(string Missing, FinishGuard Guard)> AllButOne =>
    [
        (nameof(FinishGuard.SawRemoverOfThisWorktree), Everything with { SawRemoverOfThisWorktree = false }),
        (nameof(FinishGuard.SawItDelete), Everything with { SawItDelete = false }),
        (nameof(FinishGuard.AdministrativeFolderWentUnderIt), Everything with { AdministrativeFolderWentUnderIt = false }),
        (nameof(FinishGuard.RemoverHasEnded), Everything with { RemoverHasEnded = false }),
        (nameof(FinishGuard.RepositoryStands), Everything with { RepositoryStands = false }),
        (nameof(FinishGuard.FolderIsTheRecordedOne), Everything with { FolderIsTheRecordedOne = false }),
        (nameof(FinishGuard.JobsHaveEnded), Everything with { JobsHaveEnded = false }),
    ];

    [TestMethod]
    public void All_of_it_allows_finishing() => Assert.IsTrue(Everything.AllowsFinishing);

    [TestMethod]
    [DynamicData(nameof(AllButOne))]
    public void Whatever_one_is_missing_forbids_it(string missing, FinishGuard guard) => Assert.IsFalse(guard.AllowsFinishing, missing);

    /// <summary>A condition that is added to the guard must be added to this test.</summary>
    [TestMethod]
    public void No_condition_is_untested() => Assert.AreEqual(
        typeof(FinishGuard).GetProperties().Count(property => property.PropertyType == typeof(bool) && property.CanWrite),
        AllButOne.Select(pair => pair.Missing).Distinct().Count());
}
