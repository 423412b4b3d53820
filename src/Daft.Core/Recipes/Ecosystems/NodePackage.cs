using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Daft.Core.Json;

namespace Daft.Core.Recipes.Ecosystems;

/// <summary>What recipes ask of a <c>package.json</c>.</summary>
internal sealed record NodePackage
{
    /// <summary>Of one that is not there, not known or not JSON.</summary>
    public static NodePackage Unknown { get; } = new();

    public bool HasBuildScript { get; init; }

    /// <summary>Whether it is the root of npm's, Yarn's or Bun's workspaces; pnpm has a file of its own for that.</summary>
    public bool HasWorkspaces { get; init; }

    /// <summary>For example <c>yarn@4.9.1</c>; null where not said.</summary>
    public string? Manager { get; init; }

    /// <summary>Names alone, those for development included.</summary>
    public ImmutableHashSet<string> Dependencies { get; init; } = [];

    public static NodePackage Read(string? json) =>
        (json is null ? null : JsonBytes.TryRead(Encoding.UTF8.GetBytes(json.TrimStart('\ufeff')), Read)) ?? Unknown;

    private static NodePackage Read(JsonElement package) => new()
    {
        HasBuildScript = package.FindObject("scripts")?.FindText("build") is not null,
        HasWorkspaces = package.FindArray("workspaces") is not null || package.FindObject("workspaces") is not null,
        Manager = package.FindText("packageManager"),
        Dependencies = [.. NamesOf(package.FindObject("dependencies")), .. NamesOf(package.FindObject("devDependencies"))],
    };

    private static IEnumerable<string> NamesOf(JsonElement? dependencies) =>
        dependencies is { } map ? map.EnumerateObject().Select(dependency => dependency.Name) : [];
}
