using System.Text;

namespace Daft.EndToEnd.Harness;

/// <summary>What a failed test shows: every command with its output, every run folder, every process still alive.</summary>
internal static class Evidence
{
    private const int TailLength = 4000;

    public static string Of(Sandbox sandbox)
    {
        var text = new StringBuilder("=== commands\n").AppendLine(sandbox.Transcript.ToString());
        foreach (string folder in RunFolders(sandbox.Root))
            text.AppendLine($"=== {folder}").Append(Files(folder));
        text.AppendLine("=== alive").AppendJoin('\n', LiveProcesses.Find(sandbox.Mark));
        return text.ToString();
    }

    private static IEnumerable<string> RunFolders(string root) =>
        Directory.EnumerateFiles(root, "plan.json", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 })
            .Select(plan => Path.GetDirectoryName(plan)!).Order(StringComparer.Ordinal);

    private static string Files(string folder) =>
        string.Concat(Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) != ".lock").Order(StringComparer.Ordinal)
            .Select(file => $"--- {Path.GetFileName(file)}\n{Tail(file)}\n"));

    private static string Tail(string file)
    {
        try
        {
            string text = File.ReadAllText(file);
            return text.Length > TailLength ? $"… {text[^TailLength..]}" : text;
        }
        catch (IOException e)
        {
            return e.Message;
        }
        catch (UnauthorizedAccessException e)
        {
            return e.Message;
        }
    }
}
