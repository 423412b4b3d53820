namespace Daft.Terminal;

/// <summary>The values of <c>--color</c>.</summary>
public enum ColorWhen
{
    Auto,
    Always,
    Never,
}

/// <summary>What may be written to a terminal; decided once, from its nature and the environment.</summary>
public sealed record TerminalTraits
{
    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    public static TerminalTraits Plain { get; } = new();

    public bool UsesColor { get; init; }

    /// <summary>Whether lines may be redrawn in place.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether the locale promises more than ASCII.</summary>
    public bool UsesUnicode { get; init; }

    /// <param name="isTerminal">Whether standard error is one, able to obey escape sequences.</param>
    /// <param name="when">As asked for on the command line.</param>
    /// <param name="environment">Of this process.</param>
    public static TerminalTraits Decide(bool isTerminal, ColorWhen when, IReadOnlyDictionary<string, string> environment)
    {
        bool obeys = isTerminal && environment.GetValueOrDefault("TERM") != "dumb";
        bool isUnwanted = when == ColorWhen.Never
            || (when == ColorWhen.Auto && !string.IsNullOrEmpty(environment.GetValueOrDefault("NO_COLOR")));
        return new TerminalTraits
        {
            UsesColor = when == ColorWhen.Always || (obeys && !isUnwanted),
            IsLive = obeys && !isUnwanted,
            UsesUnicode = IsUnicode(environment),
        };
    }

    /// <summary>The first of the three that is set decides (POSIX, Base Definitions 8.2).</summary>
    private static bool IsUnicode(IReadOnlyDictionary<string, string> environment)
    {
        string? locale = LocaleVariables
            .Select(name => environment.GetValueOrDefault(name))
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is not null
            && (locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase));
    }
}
