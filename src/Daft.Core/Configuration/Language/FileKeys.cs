using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>What the file may say at its top level, and what <c>hooks</c> may.</summary>
internal static class FileKeys
{
    /// <summary>Keys of the original daft for what is not a hook.</summary>
    private static readonly ImmutableArray<string> Ignored = ["tasks", "copy", "shared", "layout", "relations", "merge", "no_tty"];

    public static Level<ImmutableArray<HookDefinition>> Hooks { get; } = new("under 'hooks'",
    [
        Hook(HookNames.WorktreePostCreate, "Runs after a worktree was made.", new HookKind(RunsByItself: true)),
        .. HookNames.ByHand.Select(name => Hook(name, $"Runs by hand alone: daft run {name}.", new HookKind(RunsByItself: false))),
    ]);

    public static Level<DaftConfiguration> All { get; } = new("at the top level",
    [
        new Key<DaftConfiguration, ImmutableArray<HookDefinition>>("hooks", "The jobs to run, by the event that runs them.",
            new HooksKind(), (file, hooks, _) => file with { Hooks = hooks }),
        new Key<DaftConfiguration, ImmutableArray<EnvironmentEntry>>("env", "Variables of every job.",
            new VariablesKind(), (file, variables, _) => file with { Environment = variables }),
        new Key<DaftConfiguration, ImmutableArray<FileReference>>("extends", "Files that lie over this one, relative to it; what they say is stronger, and the later one is stronger than the one before.",
            new OneOrMoreKind<FileReference>(new BaseFileKind()), (file, files, _) => file with { Extends = files }),
        new Key<DaftConfiguration, MinimumVersion>("min_version", "The daft that this file was written for; an older one reads it with a warning.",
            new VersionKind(), (file, version, _) => file with { MinimumVersion = version }),
        new Key<DaftConfiguration, FileReference>("rc", "A file that the shell of every job reads before its command.",
            new FileKind(), (file, setup, _) => file with { ShellSetup = setup }),
        new Key<DaftConfiguration, string>("source_dir", "The folder of the scripts that jobs name, relative to the worktree; .daft unless it is said.",
            new FolderKind(), (file, folder, _) => file with { SourceDirectory = folder }),
        new Key<DaftConfiguration, string>("source_dir_local", "The folder of scripts that are not committed, relative to the worktree; .daft-local unless it is said.",
            new FolderKind(), (file, folder, _) => file with { LocalSourceDirectory = folder }),
        new Key<DaftConfiguration, LogSettings>("log", "How long and how large the logs of jobs may be kept.",
            new LogSettingsKind(), (file, log, _) => file with { Log = log }),
        new Key<DaftConfiguration, bool>("colors", "Whether a run of this file may be shown in colours, where the terminal and the user allow them.",
            new FlagKind(), (file, flag, _) => file with { Colors = flag }),
        new Key<DaftConfiguration, OutputKind.Choice>("output", "Whether what jobs write is shown while they run, or the hooks for which it is; what a failed job wrote last always is.",
            new OutputKind(), (file, choice, _) => file with { ShownHooks = choice.Hooks }),
        .. Ignored.Select(name => new Key<DaftConfiguration, Setting>(name, "Accepted for files of the original daft; it does nothing here.",
            new IgnoredKind(), (file, _, _) => file)),
    ]);

    private static Key<ImmutableArray<HookDefinition>, HookDefinition> Hook(string name, string description, HookKind kind) =>
        new(name, description, kind, (hooks, hook, _) => hooks.Add(hook));
}
