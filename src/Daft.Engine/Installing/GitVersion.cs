using System.Globalization;

namespace Daft.Engine.Installing;

/// <summary>The version of git; a release candidate counts as its release, whose features it has.</summary>
public readonly record struct GitVersion(int Major, int Minor) : IComparable<GitVersion>
{
    private const string Prefix = "git version ";

    /// <summary>The first to read hooks from its configuration.</summary>
    public static GitVersion WithConfigurationHooks { get; } = new(2, 54);

    /// <summary>
    /// Of the output of <c>git version</c>: <c>git version 2.39.5 (Apple Git-154)</c>, <c>2.55.0.windows.1</c>,
    /// <c>2.54.0-rc1</c>. Null for anything else.
    /// </summary>
    public static GitVersion? Parse(string text)
    {
        string line = text.Trim();
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        string[] numbers = line[Prefix.Length..].Split(' ')[0].Split('.', '-');
        return numbers.Length >= 2 && Number(numbers[0]) is { } major && Number(numbers[1]) is { } minor ? new GitVersion(major, minor) : null;
    }

    public int CompareTo(GitVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public static bool operator <(GitVersion left, GitVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(GitVersion left, GitVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(GitVersion left, GitVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GitVersion left, GitVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Major}.{Minor}";

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
