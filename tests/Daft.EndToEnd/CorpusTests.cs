using Daft.EndToEnd.Harness;

namespace Daft.EndToEnd;

/// <summary>The files of <c>tests/Corpus</c> through the native executable: the messages are those that the tests of the engine know.</summary>
[TestClass]
public sealed class CorpusTests : EndToEndTest
{
    /// <summary>Bytes: all that the garbage collector may ever hold, as a hexadecimal number.</summary>
    private const string HeapLimit = "4000000";

    private static string Folder => Path.Combine(SourceTree.Root, "tests", "Corpus");

    [TestMethod]
    [Timeout(Limits.LongTest, CooperativeCancellation = true)]
    public void Every_file_is_validated_with_the_same_messages_in_64_MB()
    {
        Sandbox["DOTNET_GCHeapHardLimit"] = HeapLimit;
        string[] files = [.. Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];
        Assert.IsGreaterThanOrEqualTo(150, files.Length);

        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, file => AssertMessages(file, Sandbox.Run(Folder, "daft", "validate", file)));
    }

    private static void AssertMessages(string file, CommandResult validation)
    {
        validation.ShouldExitWith(File.Exists(Beside(file, ".plan.txt")) ? 0 : 2);
        string expected = File.Exists(Beside(file, ".errors.txt")) ? File.ReadAllText(Beside(file, ".errors.txt")) : "";
        Assert.AreEqual(expected, Messages(validation), file);
    }

    /// <summary>Without the last line, which says how many they are.</summary>
    private static string Messages(CommandResult validation) => string.Concat(validation.ErrorLines
        .Where(line => line.StartsWith("    ", StringComparison.Ordinal) || IsMessage(line))
        .Select(line => line + "\n"));

    private static bool IsMessage(string line) =>
        new[] { "error: ", "warning: ", "hint: " }.Any(label => line.StartsWith(label, StringComparison.Ordinal));

    private static string Beside(string file, string extension) => Path.Combine(Folder, Path.ChangeExtension(file, extension));
}
