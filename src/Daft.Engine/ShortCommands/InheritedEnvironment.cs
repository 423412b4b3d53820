using System.Collections;

namespace Daft.Engine.ShortCommands;

/// <summary>CliWrap knows changes to this process's environment only; daft says what the whole of it shall be.</summary>
internal static class InheritedEnvironment
{
    /// <summary>A null value takes a variable away.</summary>
    public static IReadOnlyDictionary<string, string?> ChangesTo(IReadOnlyDictionary<string, string> whole)
    {
        var changes = new Dictionary<string, string?>();
        foreach (DictionaryEntry inherited in Environment.GetEnvironmentVariables())
            changes[(string)inherited.Key] = null;
        foreach ((string name, string value) in whole)
            changes[name] = value;
        return changes;
    }
}
