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
    public void Every_file_is_validated_with_the_same_messages_by_one_process_in_64_MB()
    {
        Sandbox["DOTNET_GCHeapHardLimit"] = HeapLimit;
        string[] files = [.. Directory.EnumerateFiles(Folder, "*.yml", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];
        Assert.IsGreaterThanOrEqualTo(150, files.Length);

        CommandResult validation = Sandbox.Run(Folder, "daft", ["validate", .. files]).ShouldExitWith(2);

        Assert.AreEqual(string.Concat(files.Select(ExpectedMessages)), Messages(validation));
        foreach (string file in files)
            Assert.AreEqual(File.Exists(Beside(file, ".plan.txt")), validation.ErrorLines.Any(line => line.StartsWith($"{file} is valid", StringComparison.Ordinal)), file);
    }

    private static string ExpectedMessages(string file) => File.Exists(Beside(file, ".errors.txt")) ? File.ReadAllText(Beside(file, ".errors.txt")) : "";

    /// <summary>Without the lines that say how many they are.</summary>
    private static string Messages(CommandResult validation) => string.Concat(validation.ErrorLines
        .Where(line => line.StartsWith("    ", StringComparison.Ordinal) || IsMessage(line))
        .Select(line => line + "\n"));

    private static bool IsMessage(string line) =>
        new[] { "error: ", "warning: ", "hint: " }.Any(label => line.StartsWith(label, StringComparison.Ordinal));

    private static string Beside(string file, string extension) => Path.Combine(Folder, Path.ChangeExtension(file, extension));
}
