using Daft.Core;
using Daft.Engine.Git;
using Daft.Engine.Platform;
using Daft.Engine.ShortCommands;

namespace Daft.Engine.Installing;

/// <summary>The configuration hook of one repository.</summary>
internal sealed class RepositoryHook(InstallationPaths paths, GitCommand git, IFileTable files)
{
    private readonly ConfigurationFile _file = new(files.FindRealPath(paths.Configuration) ?? paths.Configuration);
    private readonly string _command = Shim.CommandFor(paths.ShimCopy);

    /// <summary>Null where nothing stands in the way of writing it; otherwise what is there instead of daft's own lines.</summary>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (ConfigurationHook.HasSection(_file.Read()))
            return null;
        ShortCommandResult result = await git.RunAsync(["config", "--file", _file.Path, "--get-regexp", @"^hook\.daft\."], cancellationToken);
        return result switch
        {
            ShortCommandResult.Finished { ExitCode: 0 } => "hook.daft is set there in other words than daft's",
            ShortCommandResult.Finished { ExitCode: 1 } => null,
            _ => throw new DaftException($"cannot read git's configuration: {result.Describe("git config")}"),
        };
    }

    public InstallationStep Add() => Step(_file.Change(text => ConfigurationHook.Add(text, _command)) ? StepOutcome.Done : StepOutcome.AlreadySo);

    public InstallationStep Remove() => Step(_file.Change(ConfigurationHook.Remove) ? StepOutcome.Done : StepOutcome.AlreadySo);

    public InstallationStep LeaveAlone(string reason) => Step(StepOutcome.LeftAlone) with { Reason = reason };

    private InstallationStep Step(StepOutcome outcome) => new(InstallationPart.ConfigurationHook, outcome, _file.Path);
}
