using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Terminal;
using Daft.Terminal.Linux;
using Daft.Terminal.Unix;
using Daft.Terminal.Windows;
using Microsoft.Win32.SafeHandles;

namespace Daft;

/// <summary>The parts of daft, put together by hand. The only place that asks which operating system this is.</summary>
internal sealed class Composition
{
    private readonly Lazy<IPlatform> _platform = new(CreatePlatform);
    private ITerminal? _terminal;

    public static string Version { get; } = typeof(Composition).Assembly.GetName().Version?.ToString(3) ?? "";

    public IPlatform Platform => _platform.Value;

    /// <summary>As <c>--color</c> asks for it; made at the first use.</summary>
    public ITerminal Terminal => _terminal ??= CreateTerminal(Color);

    public IDataOutput Output { get; } = OperatingSystem.IsWindows() ? new WindowsOutput() : new UnixOutput();

    public TimeProvider Time { get; } = TimeProvider.System;

    public string Directory { get; } = Environment.CurrentDirectory;

    /// <summary>To be set before the terminal is first used.</summary>
    public ColorWhen Color { get; set; }

    /// <returns>Null where it is not set.</returns>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static IPlatform CreatePlatform()
    {
        if (OperatingSystem.IsLinux())
            return new LinuxPlatform();
        throw new PlatformNotSupportedException();
    }

    private static StandardTerminal CreateTerminal(ColorWhen color)
    {
        bool isTerminal = !Console.IsErrorRedirected && (!OperatingSystem.IsWindows() || WindowsConsole.TryEnableSequences());
        TerminalTraits traits = TerminalTraits.Decide(isTerminal, color, Variable);
        if (OperatingSystem.IsWindows())
            return new StandardTerminal(traits with { UsesUnicode = true }, ConsoleScreen.FindSize, Console.OpenStandardInput);
        return new StandardTerminal(traits, OperatingSystem.IsLinux() ? LinuxScreen.FindSize : ConsoleScreen.FindSize, OpenKeyboard);
    }

    private static FileStream OpenKeyboard() => new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
}
