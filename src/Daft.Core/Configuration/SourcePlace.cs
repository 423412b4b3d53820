namespace Daft.Core.Configuration;

/// <summary>A place in a configuration file. <paramref name="Line"/> and <paramref name="Column"/> count from 1.</summary>
public readonly record struct SourcePlace(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
