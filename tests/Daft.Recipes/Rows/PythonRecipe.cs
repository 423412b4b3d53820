using System.IO.Compression;
using Daft.EndToEnd.Harness;

namespace Daft.Recipes.Rows;

/// <summary>Afterwards the first start has no byte code to write.</summary>
[TestClass]
public sealed class PythonRecipe : RecipeTest
{
    private const string Wheel = "wheels/money-1.0-py3-none-any.whl";

    internal override string Row => "Python";

    internal override string WarmUp => "warmup-bytecode";

    internal override string Install => "install-deps";

    internal override Repository CreateRepository()
    {
        Tools.Require("python3");
        if (Sandbox.Run(Sandbox.Root, "python3", "-c", "import ensurepip, venv").ExitCode != 0)
            Tools.Missing<string>("Python's venv and ensurepip (Debian: python3-venv)");
        Repository repository = Project.Create(Sandbox, "python");
        MakeWheel(repository.PathOf(Wheel));
        repository.Commit("The wheel");
        return repository;
    }

    internal override void MakeLonger(Repository repository)
    {
        for (int number = 0; number < 20; number++)
            repository.Write($"shop/more{number}.py", string.Concat(Enumerable.Range(0, 500).Select(one => $"def total{one}(x):\n    return [{one} + y * len(x) for y in x if y != {one}]\n\n\n")));
        repository.Commit("More of the same");
    }

    internal override CommandResult Build(Checkout worktree) => Run(worktree, worktree.PathOf(".venv/bin/python"), "-v", "-m", "shop", "320", "149");

    internal override void AssertWarm(Checkout worktree, CommandResult build)
    {
        Assert.AreEqual(0, Written(build), build.Error);
        Assert.IsNotEmpty(Directory.GetFiles(worktree.PathOf("shop/__pycache__"), "basket.*.pyc"));
    }

    internal override void AssertCold(Checkout worktree, CommandResult build) => Assert.IsGreaterThanOrEqualTo(2, Written(build), build.Error);

    internal override bool IsUnderWay(Worktree worktree) => worktree.Has("shop/__pycache__") && Directory.EnumerateFiles(worktree.PathOf("shop/__pycache__"), "more*").Any();

    private static int Written(CommandResult build) => build.ErrorLines.Count(line => line.StartsWith("# wrote ", StringComparison.Ordinal) || line.StartsWith("# created ", StringComparison.Ordinal));

    private static void MakeWheel(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive wheel = ZipFile.Open(path, ZipArchiveMode.Create);
        wheel.CreateEntryFromFile(Path.Combine(Project.FolderOf("python-wheel"), "money", "__init__.py"), "money/__init__.py");
        Add(wheel, "METADATA", "Metadata-Version: 2.1\nName: money\nVersion: 1.0\n");
        Add(wheel, "WHEEL", "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        Add(wheel, "RECORD", "money/__init__.py,,\nmoney-1.0.dist-info/METADATA,,\nmoney-1.0.dist-info/WHEEL,,\nmoney-1.0.dist-info/RECORD,,\n");
    }

    private static void Add(ZipArchive wheel, string name, string text)
    {
        using var writer = new StreamWriter(wheel.CreateEntry($"money-1.0.dist-info/{name}").Open());
        writer.Write(text);
    }
}
