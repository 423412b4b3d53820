using System.Text;
using Daft.Core.Configuration;

namespace Daft.Engine.Tests.Corpus;

/// <summary>Texts that are too large for the corpus, and made to cost: each is refused with a message, and has cost little.</summary>
[TestClass]
public sealed class HostileTests
{
    private const long MostMemory = 64_000_000;

    [TestMethod]
    [DataRow("ten megabytes", "1:1: the file is larger than 1 MiB")]
    [DataRow("ten megabytes of no text", "1:1: the file is larger than 1 MiB")]
    [DataRow("a character across the limit", "1:1: the file is larger than 1 MiB")]
    [DataRow("ten thousand lists", "1:65: lists and maps are nested more than 64 levels deep")]
    [DataRow("ten thousand maps", "1:254: lists and maps are nested more than 64 levels deep")]
    [DataRow("ten thousand lists that end", "1:65: lists and maps are nested more than 64 levels deep")]
    [DataRow("a key of a megabyte", "1:1000001: this does not go on with what stands above")]
    [DataRow("a name of a megabyte", "1:39: job 'nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…' has no 'run'")]
    [DataRow("a hundred thousand keys", "15000:7: the file has more than 30000 values, counting those that aliases repeat")]
    [DataRow("five thousand unknown keys", "1:1: unknown key 'a0' at the top level")]
    [DataRow("a thousand needs that nobody meets", "1:70: job 'job0' needs 'jbo0', which no job is called")]
    [DataRow("a circle of a thousand", "1:70: jobs wait for one another: job0 → job1 → ")]
    [DataRow("laughs of text", "6:15: the file has more than 30000 values")]
    public void What_is_made_to_cost_is_refused_with_its_place(string what, string expected)
    {
        byte[] bytes = Make(what);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var read = CorpusReading.Of("f", bytes);
        Problem first = read.Reading.Problems[0];
        Assert.StartsWith($"f:{expected}", $"{first.Place}: {first.Message}");
        Assert.IsLessThan(2000, first.Message.Length + (first.Hint ?? "").Length);
        Assert.IsLessThan(MostMemory, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Make(string what) => what switch
    {
        "ten megabytes of no text" => [.. Enumerable.Repeat((byte)0xff, 10_000_000)],
        "a character across the limit" => Encoding.UTF8.GetBytes(new string('#', (1024 * 1024) - 1) + "🚀🚀"),
        _ => Encoding.UTF8.GetBytes(Write(what)),
    };

    private static string Write(string what) => what switch
    {
        "ten megabytes" => string.Concat(Enumerable.Repeat("# nothing\n", 1_000_000)),
        "ten thousand lists" => new string('[', 10_000),
        "ten thousand maps" => Repeat(10_000, _ => "{a: "),
        "ten thousand lists that end" => new string('[', 10_000) + new string(']', 10_000),
        "a key of a megabyte" => new string('k', 1_000_000) + ": 1\n",
        "a name of a megabyte" => $"hooks: {{worktree-post-create: {{jobs: [{{name: {new string('n', 1_000_000)}}}]}}}}\n",
        "a hundred thousand keys" => Repeat(100_000, key => $"{key}:\n"),
        "five thousand unknown keys" => Repeat(4_999, key => $"a{key}:\n"),
        "a thousand needs that nobody meets" => Jobs(1_000, job => $"jbo{job}"),
        "a circle of a thousand" => Jobs(1_000, job => $"job{(job + 1) % 1_000}"),
        _ => "a: &a " + new string('x', 10_000) + "\n" + Repeat(20, level => $"b{level}: &b{level} [{string.Join(", ", Enumerable.Repeat(level == 0 ? "*a" : $"*b{level - 1}", 10))}]\n"),
    };

    private static string Jobs(int count, Func<int, string> need) =>
        $"hooks: {{worktree-post-create: {{jobs: [{Repeat(count, job => $"{{name: job{job}, run: make, needs: {need(job)}}},\n")}]}}}}\n";

    private static string Repeat(int count, Func<int, string> piece) =>
        string.Concat(Enumerable.Range(0, count).Select(index => piece(index)));
}
