using System.Runtime.InteropServices;
using Daft.Core.Configuration;

namespace Daft.Engine.Preparing;

internal static class MachineArchitecture
{
    /// <summary>The machine's, whatever daft itself was compiled for.</summary>
    public static ArchitectureName Name => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X86 => ArchitectureName.X86,
        Architecture.Arm => ArchitectureName.Arm,
        Architecture.Arm64 => ArchitectureName.Arm64,
        _ => ArchitectureName.X64,
    };
}
