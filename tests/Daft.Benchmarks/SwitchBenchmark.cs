using System.Globalization;

namespace Daft.Benchmarks;

/// <summary><c>git switch</c> in a repository without a hook, with an empty one, and with daft installed.</summary>
internal static class SwitchBenchmark
{
    public static void Run(Place place, int rounds)
    {
        string bare = place.CreateRepository("switch-none");
        string empty = place.CreateRepository("switch-empty");
        string installed = place.CreateRepository("switch-daft", "hooks:\n");
        WriteEmptyHook(empty);
        place.Install(installed);
        Figures none = new(), emptyHook = new(), daft = new();
        (string, Figures)[] all = [(bare, none), (empty, emptyHook), (installed, daft)];
        for (int i = 0; i < rounds; i++)
        {
            foreach (var (repository, figures) in Turns.Of(all, i))
                Switch(place, repository, figures);
        }

        Console.WriteLine("git switch");
        Console.WriteLine($"  no hook                  {none}");
        Console.WriteLine($"  an empty #!/bin/sh hook  {emptyHook}");
        Console.WriteLine($"  daft installed           {daft}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  daft / empty hook        {daft.Median / emptyHook.Median,7:0.00}"));
    }

    private static void Switch(Place place, string repository, Figures figures)
    {
        figures.Add(place.Git(repository, "switch", "-q", "other").Expect(0).Milliseconds);
        figures.Add(place.Git(repository, "switch", "-q", "main").Expect(0).Milliseconds);
    }

    private static void WriteEmptyHook(string repository)
    {
        string hook = Path.Combine(repository, ".git", "hooks", "post-checkout");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
