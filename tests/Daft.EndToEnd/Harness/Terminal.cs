namespace Daft.EndToEnd.Harness;

/// <summary>A shell in a real terminal, of which the test sees what a user would see. Needs tmux.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly Checkout _where;
    private readonly string _socket;

    public Terminal(Checkout where, int width, int height = 24)
    {
        Tools.RequireTmux();
        _where = where;
        _socket = Path.Combine(where.Sandbox.Root, "run", "tmux");
        where.Sandbox["PS1"] = "$ ";
        Tmux("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "sh").ShouldExitWith(0);
        // What is typed before the shell has asked for it is shown twice, or in front of the prompt.
        WaitForLine(line => line.Length > 0, "prompt of the shell");
    }

    /// <summary>Everything from the first line on, what has scrolled away included; lines that the terminal wrapped are whole again.</summary>
    public string[] Lines => Tmux("capture-pane", "-p", "-J", "-S", "-").ShouldExitWith(0).OutputLines;

    /// <summary>The same with the colours as escape sequences.</summary>
    public string Painted => Tmux("capture-pane", "-p", "-e", "-S", "-").ShouldExitWith(0).Output;

    public void Type(string line)
    {
        Tmux("send-keys", "-l", line).ShouldExitWith(0);
        Press("Enter");
    }

    public void Press(string key) => Tmux("send-keys", key).ShouldExitWith(0);

    public void WaitForLine(Func<string, bool> condition, string what) =>
        Patience.Until(() => Lines.Any(condition), what, _where.Sandbox.Cancellation);

    /// <summary>Types a command whose end the test can await, behind one that may have been interrupted.</summary>
    public void WaitForPrompt()
    {
        Type("signal at-prompt");
        _where.Sandbox.Signals.Wait("at-prompt");
        _where.Sandbox.Signals.Forget("at-prompt");
    }

    /// <summary>The user closes the window: everything in it is sent SIGHUP.</summary>
    public void HangUp() => Tmux("kill-server");

    public void Dispose() => HangUp();

    private CommandResult Tmux(params string[] arguments) => _where.Sandbox.Run(_where.Path, "tmux", ["-S", _socket, .. arguments]);
}
