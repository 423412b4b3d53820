namespace Daft.Commands;

internal static class Wait
{
    /// <summary>A command has nothing else to do meanwhile, and only a synchronous one is left alone by the parser's handling of Ctrl+C.</summary>
    public static T For<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
