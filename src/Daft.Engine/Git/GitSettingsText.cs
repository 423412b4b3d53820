using System.Globalization;
using Daft.Core.Configuration;
using Daft.Core.Planning;

namespace Daft.Engine.Git;

/// <summary>The output of <c>git config -z</c>: <c>key LF value NUL</c>, or <c>key NUL</c> for a key without a value.</summary>
internal static class GitSettingsText
{
    private const string HooksPrefix = "daft.hooks.";
    private const string FailModeSuffix = ".failmode";

    /// <summary>Later values win over earlier ones, as they do for git.</summary>
    public static GitSettings Parse(string text) =>
        Entries(text).Aggregate(new GitSettings(), (settings, entry) => Apply(settings, entry.Key, entry.Value));

    /// <param name="key">In lower case up to the last part of a section's name, as git writes it.</param>
    private static GitSettings Apply(GitSettings settings, string key, string? value) => key switch
    {
        "daft.enabled" => GitBoolean.Parse(value) is { } isOn
            ? settings with { Enabled = isOn }
            : settings.Warn($"daft.enabled is '{value}', neither true nor false; ignored"),
        "daft.backgroundpriority" => BackgroundPriorities.TryParse(value) is { } priority
            ? settings with { BackgroundPriority = priority }
            : settings.Warn($"daft.backgroundPriority is '{value}', none of idle, low and normal; ignored"),
        "daft.backgroundslots" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int slots)
            ? settings with { BackgroundSlots = slots }
            : settings.Warn($"daft.backgroundSlots is '{value}', no whole number from 0 up; ignored"),
        "daft.notify" => NotifiesDesktop(value) is { } notifies
            ? settings with { NotifiesDesktop = notifies }
            : settings.Warn($"daft.notify is '{value}', neither desktop nor none; ignored"),
        _ when HookOf(key) is { } hook => FailModeOf(value) is { } mode
            ? settings with { FailModes = settings.FailModes.SetItem(hook, mode) }
            : settings.Warn($"{key} is '{value}', neither warn nor abort; ignored"),
        _ => settings,
    };

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
}
