using System.Text;
using Daft.Core.Templates;

namespace Daft.Engine.Installing;

/// <summary>The file that git runs: <c>hooks/post-checkout</c>, carried in this executable, with the path of the executable written into it.</summary>
public static class Shim
{
    public const string HookName = "post-checkout";

    /// <summary>Where the hook goes that stood in the shim's place; <c>hooks/post-checkout</c> looks for it under this name.</summary>
    public const string FormerHookName = HookName + ".before-daft";

    private const string Signature = "# daft's post-checkout shim.";
    private const string ProgramLine = "\ndaft_program=''\n";

    /// <param name="executable">Absolute path of daft's executable.</param>
    public static byte[] Write(string executable)
    {
        string template = ReadTemplate();
        if (!template.Contains(ProgramLine, StringComparison.Ordinal))
            throw new InvalidOperationException($"hooks/{HookName} has no line for the executable");
        return Encoding.UTF8.GetBytes(template.Replace(ProgramLine, $"\ndaft_program={ShellWord.Quote(executable)}\n", StringComparison.Ordinal));
    }

    /// <summary>Whether this is a shim of daft's, of whatever version, edited or not.</summary>
    public static bool IsShim(ReadOnlySpan<byte> file) => file.IndexOf(Encoding.UTF8.GetBytes(Signature)) >= 0;

    /// <summary>For <c>hook.daft.command</c>: sources the shim, and is content where it is gone, for git's exit status hangs on it.</summary>
    public static string CommandFor(string shimPath) => $"test ! -r {ShellWord.Quote(shimPath)} || . {ShellWord.Quote(shimPath)}";

    private static string ReadTemplate()
    {
        using Stream resource = typeof(Shim).Assembly.GetManifestResourceStream($"hooks/{HookName}")
            ?? throw new InvalidOperationException($"hooks/{HookName} is not in this executable");
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
