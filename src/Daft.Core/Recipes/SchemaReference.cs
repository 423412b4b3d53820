namespace Daft.Core.Recipes;

/// <summary>
/// Where an editor finds the schema of a <c>daft.yml</c>: in a file of the repository, committed once, so that it works
/// offline, for everybody, and in linked worktrees, where <c>.git</c> is a file and no folder to keep a schema in.
/// </summary>
public static class SchemaReference
{
    /// <summary>Relative to the folder of the <c>daft.yml</c>, as the YAML language server reads it.</summary>
    public const string Path = ".daft/schema.json";

    /// <summary>The comment that the YAML language server looks for.</summary>
    public const string Line = "# yaml-language-server: $schema=" + Path;

    /// <summary>The command that writes it anew, for a daft that knows more keys.</summary>
    public const string RenewIt = "daft schema > " + Path;
}
