using System.Text;

namespace Daft.Faults.Harness;

/// <summary>What processes were started with, as Linux tells it.</summary>
internal static class Environments
{
    /// <summary>Every variable between two NULs; empty for what has ended.</summary>
    public static string Of(int process)
    {
        try
        {
            return $"\0{Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/environ"))}";
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
