using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Platform;

namespace Daft.Engine.Installing;

/// <summary>What of daft is in place in a repository; looking changes nothing.</summary>
/// <param name="ConfigurationHook">The configuration file that has <c>hook.daft</c>; null where it has none. A git older than 2.54 does not read it.</param>
/// <param name="FileHook">daft's shim in the hooks folder; null where there is none.</param>
public sealed record InstalledHooks(string? ConfigurationHook, string? FileHook)
{
    public bool Any => ConfigurationHook is not null || FileHook is not null;

    /// <exception cref="DaftException">git cannot be asked, or a file cannot be read.</exception>
    public static async Task<InstalledHooks> FindAsync(WorktreeLayout layout, GitCommand git, IFileTable files, CancellationToken cancellationToken)
    {
        var paths = new InstallationPaths(layout.CommonDirectory);
        var slot = new HookSlot((await HooksFolder.FindAsync(layout, git, cancellationToken)).Path);
        try
        {
            var configuration = new ConfigurationFile(files.FindRealPath(paths.Configuration) ?? paths.Configuration);
            return new InstalledHooks(
                Installing.ConfigurationHook.HasSection(configuration.Read()) ? configuration.Path : null,
                slot.Content is { } content && Shim.IsShim(content) ? slot.Path : slot.FindRenamedShim());
        }
        catch (Exception refused) when (FileTrouble.Is(refused))
        {
            throw new DaftException($"cannot see what is installed: {refused.Message}", refused);
        }
    }
}
