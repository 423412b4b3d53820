using System.Text;

namespace Daft.Engine.Platform.Windows;

/// <summary>The form in which CreateProcess takes an environment: sorted, every variable and the whole ended by a null.</summary>
internal static class EnvironmentBlock
{
    public static string Write(IReadOnlyDictionary<string, string> environment)
    {
        var block = new StringBuilder();
        foreach (var (name, value) in environment.OrderBy(variable => variable.Key, StringComparer.OrdinalIgnoreCase))
            block.Append(name).Append('=').Append(value).Append('\0');
        return block.Append('\0').Append('\0').ToString();
    }
}
