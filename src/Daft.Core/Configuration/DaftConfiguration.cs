using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>The whole of one <c>daft.yml</c>, without an error in it.</summary>
public sealed record DaftConfiguration
{
    public const string DefaultSourceDirectory = ".daft";

    public const string DefaultLocalSourceDirectory = ".daft-local";

    /// <summary>The file's name as the user knows it, for messages.</summary>
    public required string File { get; init; }

    public ImmutableArray<HookDefinition> Hooks { get; init; } = [];

    /// <summary>The daft that this file was written for; an older one reads it and warns. Null: any.</summary>
    public MinimumVersion? MinimumVersion { get; init; }

    /// <summary>Files that lie over this one, as written, the lowest first.</summary>
    public ImmutableArray<FileReference> Extends { get; init; } = [];

    /// <summary>A file that the shell of every job reads before its command, as written; null: none.</summary>
    public FileReference? ShellSetup { get; init; }

    /// <summary>Where scripts are: relative to the worktree, forward slashes.</summary>
    public string SourceDirectory { get; init; } = DefaultSourceDirectory;

    /// <summary>The same for scripts that are not committed.</summary>
    public string LocalSourceDirectory { get; init; } = DefaultLocalSourceDirectory;

    /// <summary>Variables of every job, as written; those of a group and a job's own come after them.</summary>
    public ImmutableArray<EnvironmentEntry> Environment { get; init; } = [];

    public LogSettings Log { get; init; } = new();

    /// <summary>False: none while a run of this file is shown; otherwise as the terminal and the user allow.</summary>
    public bool Colors { get; init; } = true;

    /// <summary>Names of the hooks whose output is shown; null: all, empty: none.</summary>
    public ImmutableArray<string>? ShownHooks { get; init; }

    public bool ShowsOutputOf(string hook) => ShownHooks?.Contains(hook) ?? true;

    public HookDefinition? FindHook(string name) => Hooks.FirstOrDefault(hook => hook.Name == name);
}

/// <summary>What <c>min_version</c> asks for.</summary>
public sealed record MinimumVersion(Version Version, SourcePlace Place);

/// <summary>A file that the configuration names, as written.</summary>
public sealed record FileReference(string Path, SourcePlace Place);
