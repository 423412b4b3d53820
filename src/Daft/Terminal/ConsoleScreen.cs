namespace Daft.Terminal;

/// <summary>The size of the screen as the base library knows it.</summary>
public static class ConsoleScreen
{
    public static ScreenSize? FindSize()
    {
        try
        {
            return new ScreenSize(Console.WindowWidth, Console.WindowHeight);
        }
        catch (IOException)
        {
            // Windows, where standard output is no console.
            return null;
        }
    }
}
