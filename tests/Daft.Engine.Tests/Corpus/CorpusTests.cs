namespace Daft.Engine.Tests.Corpus;

/// <summary>
/// Every file of <c>tests/Corpus</c> gives what is written beside it. With <c>DAFT_CORPUS_WRITE=1</c> the tests write that
/// instead of comparing it: then read the difference.
/// </summary>
[TestClass]
public sealed class CorpusTests
{
    private const int FewestFiles = 150;

    private static readonly bool s_writes = Environment.GetEnvironmentVariable("DAFT_CORPUS_WRITE") == "1";

    private static IEnumerable<object[]> Names => CorpusFile.All().Select(file => new object[] { file.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_file_gives_the_messages_and_the_plan_beside_it(string name)
    {
        var file = new CorpusFile(name);
        var read = CorpusReading.Of(name, file.Bytes);
        string? plan = read.Reading.Configuration is { } configuration ? PlanText.Of(configuration, read.Plans) : null;
        if (s_writes)
            file.Write(read.Messages(), plan);
        Assert.AreEqual(file.Messages, read.Messages());
        Assert.AreEqual(file.Plan, plan);
        Assert.IsTrue(file.Messages is not null || file.Plan is not null, "it is read, or something is said about it");
    }

    [TestMethod]
    public void The_corpus_is_large_and_nothing_in_it_is_left_over()
    {
        Assert.IsGreaterThanOrEqualTo(FewestFiles, CorpusFile.All().Count());
        Assert.AreEqual("", string.Join('\n', CorpusFile.Orphans()));
    }

    [TestMethod]
    public void No_two_files_are_the_same()
    {
        var texts = CorpusFile.All().GroupBy(file => Convert.ToBase64String(file.Bytes)).Where(same => same.Count() > 1);
        Assert.AreEqual("", string.Join('\n', texts.Select(same => string.Join(" = ", same.Select(file => file.Name)))));
    }
}
