using System.Text.RegularExpressions;
using Daft.EndToEnd.Harness;
using Daft.Engine.Tests.Fuzzing;

namespace Daft.EndToEnd;

/// <summary>Files that nobody wrote, through the native executable: each is read or refused with a place, in little memory.</summary>
[TestClass]
public sealed partial class MutantTests : EndToEndTest
{
    /// <summary>Bytes: all that the garbage collector may ever hold, as a hexadecimal number.</summary>
    private const string HeapLimit = "4000000";

    private const int Mutants = 300;

    /// <summary>Far from those that the tests of the engine begin with.</summary>
    private const int FirstSeed = 5_000_000;

    [TestMethod]
    public void Mutations_of_the_corpus_are_read_or_refused_with_a_place_by_one_process_in_64_MB()
    {
        string folder = Directory.CreateDirectory(Path.Combine(Sandbox.Root, "mutants")).FullName;
        var mutator = new Mutator();
        string[] files = [.. Enumerable.Range(FirstSeed, Mutants).Select(seed => $"{seed}.yml")];
        for (int index = 0; index < Mutants; index++)
            File.WriteAllBytes(Path.Combine(folder, files[index]), mutator.Make(FirstSeed + index));
        Sandbox["DOTNET_GCHeapHardLimit"] = HeapLimit;

        CommandResult validation = Sandbox.Run(folder, "daft", ["validate", .. files]).ShouldExitWith(2);

        string[] errors = [.. validation.ErrorLines.Where(line => line.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.AreEqual("", string.Join('\n', errors.Where(line => !HasPlace().IsMatch(line))));
        string[] refused = [.. errors.Select(line => HasPlace().Match(line).Groups[1].Value).Distinct()];
        string[] valid = [.. files.Where(file => validation.ErrorLines.Any(line => line.StartsWith($"{file} is valid: ", StringComparison.Ordinal)))];
        CollectionAssert.AreEquivalent(files, refused.Concat(valid).ToArray());
        Assert.IsGreaterThan(Mutants / 50, Math.Min(refused.Length, valid.Length), $"{refused.Length} refused, {valid.Length} valid");
        Assert.AreEqual("", validation.Output);
    }

    [GeneratedRegex(@"^error: (\d+\.yml):[1-9]\d*:[1-9]\d*: ")]
    private static partial Regex HasPlace();
}
