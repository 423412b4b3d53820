namespace Daft.Core.Configuration;

/// <summary>The systems that <c>daft.yml</c> can tell apart, spelled there in lower case.</summary>
public enum OperatingSystemName
{
    Linux,
    MacOS,
    Windows,
}

public static class OperatingSystemNames
{
    public static string ToText(this OperatingSystemName system) => system switch
    {
        OperatingSystemName.Linux => "linux",
        OperatingSystemName.MacOS => "macos",
        _ => "windows",
    };
}
