using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>One shell command, or one for each system.</summary>
internal sealed record CommandKind() : ValueKind<JobCommand>("a command, or a map of commands by linux, macos and windows")
{
    private static readonly ShellTextKind Command = new("a command");

    private static Level<ImmutableSortedDictionary<OperatingSystemName, string>> Systems { get; } = SystemKeys.Of("in 'run'", "The command", new CommandsInTurnKind());

    /// <summary>Nothing takes away a job of the files below this one.</summary>
    public override ValueShape Shape => new ValueShape.Either(
        [Command.Shape, new ValueShape.Fields(Systems) { MayBeEmpty = false }, new ValueShape.Nothing()]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out JobCommand value)
    {
        value = null;
        if (entry.Value is Setting.Mapping { Entries.Length: > 0 } map)
            value = new JobCommand { BySystem = Systems.Read(map, new JobCommand().BySystem, report) };
        else if (entry.Value is not Setting.Scalar || Scalars.IsNull(entry.Value))
            return Refuse(entry, report, entry.Value is Setting.Sequence ? "write several commands as lines below 'run: |'" : null);
        else if (Command.TryRead(entry, report, out string? command))
            value = new JobCommand { Everywhere = command };
        return value is not null;
    }
}

/// <summary>One command, or several of which each runs only after the one before it succeeded.</summary>
internal sealed record CommandsInTurnKind() : ValueKind<string>("a command, or a list of commands")
{
    private static readonly ShellTextKind Command = new("a command, or a list of commands");

    private static readonly OneOrMoreKind<string> Commands = new(Command);

    public override ValueShape Shape => new ValueShape.Either([Command.Shape, new ValueShape.List(Command.Shape) { MayBeEmpty = false }]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = null;
        if (entry.Value is Setting.Sequence { Items.IsEmpty: true })
            return Refuse(entry, report);
        if (Commands.TryRead(entry, report, out ImmutableArray<string> commands))
            value = commands is [var only] ? only : string.Join(" && ", commands.Select(command => command.Trim()));
        return value is not null;
    }
}
