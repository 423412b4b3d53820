using Daft.Engine.Git;

namespace Daft.Engine.Installing;

/// <summary>Where daft's things stand in one repository.</summary>
internal sealed record InstallationPaths(string CommonDirectory)
{
    /// <summary>Shared with the runs.</summary>
    public string Folder => Path.Combine(CommonDirectory, WorktreeMarker.FileName);

    public string ShimCopy => Path.Combine(Folder, Shim.HookName);

    public string Record => Path.Combine(Folder, "installed.json");

    public string Configuration => Path.Combine(CommonDirectory, "config");

    public string UsualHooksFolder => Path.Combine(CommonDirectory, "hooks");
}
