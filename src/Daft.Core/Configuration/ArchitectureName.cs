namespace Daft.Core.Configuration;

/// <summary>The processors that <c>arch</c> can tell apart.</summary>
public enum ArchitectureName
{
    X86,
    X64,
    Arm,
    Arm64,
}

public static class ArchitectureNames
{
    /// <summary>As <c>uname -m</c> writes it.</summary>
    public static string ToText(this ArchitectureName architecture) => architecture switch
    {
        ArchitectureName.X86 => "i686",
        ArchitectureName.X64 => "x86_64",
        ArchitectureName.Arm => "arm",
        _ => "aarch64",
    };
}
