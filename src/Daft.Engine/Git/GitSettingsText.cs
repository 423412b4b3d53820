using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Engine.Git;

/// <summary>The output of <c>git config -z</c>: <c>key LF value NUL</c>, or <c>key NUL</c> for a key without a value.</summary>
internal static class GitSettingsText
{
    private const string HooksPrefix = "daft.hooks.";
    private const string FailModeSuffix = ".failmode";

    /// <summary>Later values win over earlier ones, as they do for git.</summary>
    public static GitSettings Parse(string text)
    {
        bool enabled = true;
        bool notifiesDesktop = false;
        ImmutableArray<string>.Builder warnings = ImmutableArray.CreateBuilder<string>();
        var failModes = ImmutableDictionary.CreateBuilder<string, FailMode>(StringComparer.OrdinalIgnoreCase);
        foreach ((string key, string? value) in Entries(text))
        {
            if (key == "daft.enabled")
                enabled = GitBoolean.Parse(value) ?? Ignore(warnings, $"daft.enabled is '{value}', neither true nor false; ignored", enabled);
            else if (key == "daft.notify")
                notifiesDesktop = NotifiesDesktop(value) ?? Ignore(warnings, $"daft.notify is '{value}', neither desktop nor none; ignored", notifiesDesktop);
            else if (HookOf(key) is { } hook && FailModeOf(value) is { } mode)
                failModes[hook] = mode;
            else if (HookOf(key) is not null)
                warnings.Add($"{key} is '{value}', neither warn nor abort; ignored");
        }

        return new GitSettings { Enabled = enabled, NotifiesDesktop = notifiesDesktop, Warnings = warnings.ToImmutable(), FailModes = failModes.ToImmutable() };
    }

    /// <summary><c>worktree-post-create</c>: <c>worktreePostCreate</c>. git's section names know no hyphen convention, its keys are camel case.</summary>
    public static string KeyOf(string hook) =>
        string.Concat(hook.Split('-').Select((word, index) => index == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static IEnumerable<(string Key, string? Value)> Entries(string text)
    {
        foreach (string entry in text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = entry.Split('\n', 2);
            yield return (parts[0], parts.Length == 2 ? parts[1] : null);
        }
    }

    private static string? HookOf(string key) =>
        key.StartsWith(HooksPrefix, StringComparison.OrdinalIgnoreCase)
        && key.EndsWith(FailModeSuffix, StringComparison.Ordinal)
        && key.Length > HooksPrefix.Length + FailModeSuffix.Length
            ? key[HooksPrefix.Length..^FailModeSuffix.Length]
            : null;

    private static FailMode? FailModeOf(string? value) => value?.ToUpperInvariant() switch
    {
        "WARN" => FailMode.Warn,
        "ABORT" => FailMode.Abort,
        _ => null,
    };

    private static bool? NotifiesDesktop(string? value) => value?.ToUpperInvariant() switch
    {
        "DESKTOP" => true,
        "NONE" or "" => false,
        _ => null,
    };

    private static bool Ignore(ImmutableArray<string>.Builder warnings, string warning, bool unchanged)
    {
        warnings.Add(warning);
        return unchanged;
    }
}
