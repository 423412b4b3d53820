using Daft.Core.Configuration;

namespace Daft.Core.Trust;

/// <summary>A command for people: its first line after a <c>$</c>, the others after a <c>|</c>.</summary>
internal static class CommandListing
{
    /// <param name="label">Stands before the first line, and its width before the others.</param>
    /// <param name="command">As the shell gets it.</param>
    public static IEnumerable<string> Of(string label, string command)
    {
        IEnumerable<string> lines = LongGaps.Show(command.Split('\n').Select(VisibleText.Of));
        string rest = new(' ', label.Length);
        return lines.Select((line, index) => $"{(index == 0 ? $"{label}$ " : $"{rest}| ")}{line}");
    }

    public static IEnumerable<string> Of(JobCommand command) =>
    [
        .. command.Everywhere is { } everywhere ? Of("", everywhere) : [],
        .. command.BySystem.SelectMany(system => Of($"{system.Key.ToText()} ", system.Value)),
    ];
}
