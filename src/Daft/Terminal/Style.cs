namespace Daft.Terminal;

/// <summary>Colours and signs, or their plain equivalents.</summary>
public sealed class Style(TerminalTraits traits)
{
    private static readonly string[] Dots = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
    private static readonly string[] Bars = ["|", "/", "-", "\\"];

    public string Ellipsis { get; } = traits.UsesUnicode ? "…" : "...";

    public string Good(string text) => Painted(text, "32");

    public string Bad(string text) => Painted(text, "31");

    public string Careful(string text) => Painted(text, "33");

    public string Strong(string text) => Painted(text, "1");

    public string Faint(string text) => Painted(text, "2");

    public string DoneSign => Good(traits.UsesUnicode ? "✓" : "+");

    public string FailedSign => Bad(traits.UsesUnicode ? "✗" : "x");

    public string OtherSign => Careful("-");

    /// <param name="frame">Any number that grows with time.</param>
    public string Spinner(long frame)
    {
        string[] frames = traits.UsesUnicode ? Dots : Bars;
        return frames[(int)(frame % frames.Length)];
    }

    private string Painted(string text, string code) => traits.UsesColor ? $"\e[{code}m{text}\e[0m" : text;
}
