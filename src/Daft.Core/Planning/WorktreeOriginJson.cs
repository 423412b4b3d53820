using System.Text.Json;
using Daft.Core.Json;

namespace Daft.Core.Planning;

/// <summary>The field <c>origin</c> of a plan, missing where nothing of it was asked for.</summary>
internal static class WorktreeOriginJson
{
    public static void Write(Utf8JsonWriter json, WorktreeOrigin origin)
    {
        if (origin == new WorktreeOrigin())
            return;
        json.WriteStartObject("origin");
        json.WriteOptional("source_worktree", origin.SourceWorktree);
        json.WriteOptional("remote", origin.Remote);
        json.WriteOptional("base_branch", origin.BaseBranch);
        json.WriteOptional("repository_url", origin.RepositoryUrl);
        json.WriteOptional("default_branch", origin.DefaultBranch);
        json.WriteEndObject();
    }

    public static WorktreeOrigin Read(JsonElement plan) => plan.FindObject("origin") is { } json
        ? new WorktreeOrigin
        {
            SourceWorktree = json.FindText("source_worktree"),
            Remote = json.FindText("remote"),
            BaseBranch = json.FindText("base_branch"),
            RepositoryUrl = json.FindText("repository_url"),
            DefaultBranch = json.FindText("default_branch"),
        }
        : new WorktreeOrigin();
}
