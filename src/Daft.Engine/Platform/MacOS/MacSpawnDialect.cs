using Daft.Engine.Platform.Unix;

namespace Daft.Engine.Platform.MacOS;

internal sealed class MacSpawnDialect : SpawnDialect
{
    public override short Flags => MacNumbers.SpawnInNewSession | MacNumbers.SpawnWithoutDescriptors;

    public override short FlagsOnTerminal => MacNumbers.SpawnWithoutDescriptors;

    public override int OpenCreate => MacNumbers.OpenCreate;

    public override int OpenAppend => MacNumbers.OpenAppend;

    /// <summary>Nothing to do: the flag lets through only what the other actions name.</summary>
    public override unsafe void CloseFrom(byte* actions, int first)
    {
    }
}
