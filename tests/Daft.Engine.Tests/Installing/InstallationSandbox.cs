using System.Runtime.Versioning;
using System.Security.Cryptography;
using Daft.Engine.Installing;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Installing;

/// <summary>A repository to install into, and a program that writes a line for each time git calls it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class InstallationSandbox
{
    public InstallationSandbox(GitSandbox git)
    {
        Git = git;
        Repository = git.NewRepository();
        Program = GitSandbox.WriteScript(git.PathOf("it's daft"), $"#!/bin/sh\necho called >>'{git.PathOf("calls")}'\ntouch \"$(git rev-parse --git-dir)/daft\"\n");
    }

    public GitSandbox Git { get; }

    public string Repository { get; }

    public string Program { get; }

    public string GitDirectory => Path.Combine(Repository, ".git");

    public string Slot => Path.Combine(GitDirectory, "hooks/post-checkout");

    public string Former => Slot + ".before-daft";

    public int Calls => File.Exists(Git.PathOf("calls")) ? File.ReadAllLines(Git.PathOf("calls")).Length : 0;

    public InstallationReport Install(string? from = null) =>
        new Installer(Git.Layout(from ?? Repository), Git.Command(from ?? Repository), GitSandbox.Files, Program)
            .InstallAsync(CancellationToken.None).GetAwaiter().GetResult();

    public InstallationReport Uninstall(string? from = null) =>
        new Uninstaller(Git.Layout(from ?? Repository), Git.Command(from ?? Repository), GitSandbox.Files, Program)
            .UninstallAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Makes a worktree and tells how often git called daft for it.</summary>
    public int CallsFor(string name)
    {
        int before = Calls;
        Git.AddWorktree(Repository, name);
        return Calls - before;
    }

    /// <summary>Every entry of a folder: its mode, and the hash of what is in it.</summary>
    public static string[] Snapshot(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Describe)];

    public static string Steps(InstallationReport report) =>
        string.Join(", ", report.Steps.Where(step => step.Part != InstallationPart.Marker).Select(step => $"{step.Part} {step.Outcome}"));

    private static string Describe(string path) =>
        $"{path} {File.GetUnixFileMode(path)} {(Directory.Exists(path) ? "" : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))}";
}
