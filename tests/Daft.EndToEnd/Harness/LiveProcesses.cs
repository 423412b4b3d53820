using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Daft.EndToEnd.Harness;

/// <summary>The processes of this machine whose environment holds a sandbox's mark, as Linux tells them. Zombies have no environment and do not count.</summary>
internal static class LiveProcesses
{
    public static IReadOnlyList<string> Find(string mark) =>
        [.. Numbers(mark).Select(number => $"{number} {ReadAll($"/proc/{number}/cmdline").Replace('\0', ' ')}")];

    public static IReadOnlyList<int> Numbers(string mark) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(number => number != Environment.ProcessId && Carries(number, mark))];

    /// <summary>Whatever they are, those included that are just beginning or ending; zombies are not.</summary>
    public static HashSet<int> Existing() =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(number => StateOf(number) is not ('Z' or 'X' or '\0'))];

    public static bool IsAlive(int number) => ReadAll($"/proc/{number}/environ").Length > 0;

    public static void KillAll(string mark)
    {
        // In rounds: what dies may have been starting something.
        for (int round = 0; round < 50 && Numbers(mark) is { Count: > 0 } numbers; round++)
        {
            foreach (int number in numbers)
                Kill(number);
        }
    }

    public static void Kill(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It ended by itself between the look and the kill.
        }
        catch (InvalidOperationException)
        {
            // The same, a moment later.
        }
    }

    /// <returns>NUL for one that is gone; the name before it may hold anything, a parenthesis too.</returns>
    private static char StateOf(int number) => ReadAll($"/proc/{number}/stat") is { Length: > 0 } line ? line[line.LastIndexOf(')') + 2] : '\0';

    /// <summary>The mark is one whole variable: a sandbox's path may not be the beginning of another's.</summary>
    private static bool Carries(int number, string mark) => $"\0{ReadAll($"/proc/{number}/environ")}\0".Contains($"\0{mark}\0", StringComparison.Ordinal);

    private static string ReadAll(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path)).TrimEnd('\0');
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
