using System.Diagnostics;
using System.Globalization;
using Daft.Core.Configuration;
using Daft.Engine.Tests.Corpus;

namespace Daft.Engine.Tests.Fuzzing;

/// <summary>
/// Mutations of the corpus through the reader and the planner. <c>DAFT_FUZZ=1000000</c> makes it as many,
/// <c>DAFT_FUZZ_FROM=SEED</c> begins at another one; seeds are counted up, so a seed that failed is run again by itself.
/// </summary>
[TestClass]
public sealed class FuzzTests
{
    private const int UsualRounds = 20_000;
    private const long MostMemory = 64_000_000;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);

    private readonly Mutator _mutator = new();
    private volatile int _seed;

    public required TestContext TestContext { get; set; }

    [TestMethod]
    public void Any_mutation_is_read_or_refused_with_a_place_at_once_and_in_little_memory()
    {
        int from = Number("DAFT_FUZZ_FROM", 0), rounds = Number("DAFT_FUZZ", UsualRounds);
        var figures = new FuzzFigures();
        Exception? failure = null;
        var worker = new Thread(() => failure = Catch(() => figures = Run(from, rounds))) { IsBackground = true };
        worker.Start();
        for (int seen = -1; !worker.Join(s_hang); seen = _seed)
            Assert.AreNotEqual(seen, _seed, $"seed {_seed} hangs");
        TestContext.WriteLine(figures.ToString());
        Assert.IsNull(failure, $"seed {_seed}: {failure}\n{Convert.ToBase64String(_mutator.Make(_seed))}");
    }

    private FuzzFigures Run(int from, int rounds)
    {
        var figures = new FuzzFigures();
        for (_seed = from; _seed < from + rounds; _seed++)
        {
            byte[] input = _mutator.Make(_seed);
            long before = GC.GetAllocatedBytesForCurrentThread(), begin = Stopwatch.GetTimestamp();
            bool isValid = Try(input);
            figures = figures.With(_seed, isValid, TimeOf(input, Stopwatch.GetElapsedTime(begin)), GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.IsLessThan(s_limit, figures.Slowest);
            Assert.IsLessThan(MostMemory, figures.Largest);
        }

        return figures;
    }

    /// <summary>On a busy machine a slow input is one that is slow again.</summary>
    private static TimeSpan TimeOf(byte[] input, TimeSpan took)
    {
        for (int again = 0; again < 2 && took > s_limit; again++)
        {
            long begin = Stopwatch.GetTimestamp();
            Try(input);
            took = Stopwatch.GetElapsedTime(begin);
        }

        return took;
    }

    private static bool Try(byte[] input)
    {
        var read = CorpusReading.Of("daft.yml", input);
        bool hasError = read.Refusal is not null || read.Reading.Problems.Any(problem => problem.Severity == ProblemSeverity.Error);
        Assert.AreEqual(hasError, read.Reading.Configuration is null);
        foreach (Problem problem in read.Reading.Problems)
            AssertInside(problem.Place, read.Source!.Text);
        _ = read.Messages();
        if (read.Reading.Configuration is { } configuration)
            _ = PlanText.Of(configuration, read.Plans);
        return !hasError;
    }

    private static void AssertInside(SourcePlace place, string text)
    {
        Assert.IsTrue(place is { Line: >= 1, Column: >= 1 }, place.ToString());
        string line = SourceText.FindLine(text, place.Line) ?? throw new AssertFailedException($"{place} is below the last line");
        Assert.IsLessThanOrEqualTo(line.Length + 1, place.Column, $"{place} is right of '{line}'");
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception found) when (found is not OutOfMemoryException)
        {
            // Whatever it is, it is what the test looks for, and its seed has to be told.
            return found;
        }
    }

    private static int Number(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : usual;
}
