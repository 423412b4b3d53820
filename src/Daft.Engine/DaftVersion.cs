namespace Daft.Engine;

public static class DaftVersion
{
    /// <summary>Of the daft that runs.</summary>
    public static Version Running => typeof(DaftVersion).Assembly.GetName().Version ?? new Version(0, 0, 0);
}
