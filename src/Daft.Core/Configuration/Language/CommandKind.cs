using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>One shell command, or one for each system.</summary>
internal sealed record CommandKind() : ValueKind<JobCommand>("a command, or a map of commands by linux, macos and windows")
{
    private static readonly TextKind Command = new("a command");

    private static readonly Level<JobCommand> Systems = new("in 'run'",
    [
        For("linux", OperatingSystemName.Linux),
        For("macos", OperatingSystemName.MacOS),
        For("windows", OperatingSystemName.Windows),
    ]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out JobCommand value)
    {
        value = null;
        if (entry.Value is Setting.Mapping { Entries.Length: > 0 } map)
            value = Systems.Read(map, new JobCommand(), report);
        else if (entry.Value is not Setting.Scalar || Scalars.IsNull(entry.Value))
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "write several commands as lines below 'run: |'" : null);
        else if (Command.TryRead(entry, report, out string? command))
            value = new JobCommand { Everywhere = command };
        return value is not null;
    }

    private static Key<JobCommand, string> For(string name, OperatingSystemName system) =>
        new(name, Command, (commands, command, _) => commands with { BySystem = commands.BySystem.SetItem(system, command) });
}
