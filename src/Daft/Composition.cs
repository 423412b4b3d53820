using System.Collections;
using System.Collections.Immutable;
using Daft.Core;
using Daft.Engine;
using Daft.Engine.Git;
using Daft.Engine.Launching;
using Daft.Engine.Layers;
using Daft.Engine.Platform;
using Daft.Engine.Platform.Linux;
using Daft.Engine.Platform.MacOS;
using Daft.Engine.Platform.Windows;
using Daft.Engine.Preparing;
using Daft.Engine.Trust;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;
using Daft.Terminal.Linux;
using Daft.Terminal.Unix;
using Daft.Terminal.Windows;
using Microsoft.Win32.SafeHandles;

namespace Daft;

/// <summary>The parts of daft, put together by hand. The only place that asks which operating system this is.</summary>
internal sealed class Composition
{
    private const string OutputVariable = "DAFT_OUTPUT";

    private static readonly SafeFileHandle StandardInput = new(0, ownsHandle: false);

    private readonly Lazy<IPlatform> _platform = new(ChoosePlatform);
    private readonly Lazy<string?> _directory = new(FindDirectory);
    private ITerminal? _terminal;

    public static string Version { get; } = typeof(Composition).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The path of daft itself, for whoever is to start it again.</summary>
    public static string Executable => Environment.ProcessPath ?? "daft";

    public IPlatform Platform => _platform.Value;

    /// <summary>As <see cref="Color"/> asks for it; made at the first use.</summary>
    public ITerminal Terminal => _terminal ??= CreateTerminal(Color);

    public IDataOutput Output { get; } = OperatingSystem.IsWindows() ? WindowsOutput.OfOutput() : new UnixOutput(UnixOutput.StandardOutput);

    /// <summary>Whether what goes to standard output is seen at once.</summary>
    public static bool OutputIsTerminal => !Console.IsOutputRedirected;

    public TimeProvider Time { get; } = TimeProvider.System;

    /// <exception cref="DaftException">It is gone.</exception>
    public string Directory => _directory.Value
        ?? throw new DaftException(CommandLineMessages.NoDirectory(Variables.GetValueOrDefault("PWD")), CommandLineMessages.RemovedWorktreeHint);

    public bool HasDirectory => _directory.Value is not null;

    public ImmutableDictionary<string, string> Variables { get; } = ReadVariables();

    /// <summary>To be set before the terminal is first used.</summary>
    public ColorWhen Color { get; set; }

    /// <summary>The user asked for everything that foreground jobs write.</summary>
    public bool ShowsEverything => Variables.GetValueOrDefault(OutputVariable) == "full";

    public TrustStore Trust => new(TrustStore.FindFolder(Variables, Home), Platform.Files);

    public ConfigurationFinder Configuration => new(Platform.Files, Variables, Home);

    public RunPreparer Preparer => new(Platform, Trust, Time);

    public RunLauncher Launcher => new(Platform, Executable, Time);

    public RunReporter Reporter => new(Terminal, Time);

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    public GitCommand Git(WorktreeLayout layout) => new(layout, Variables);

    private static ImmutableDictionary<string, string> ReadVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToImmutableDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");

    /// <summary>Null where it was deleted, or may not be looked at.</summary>
    private static string? FindDirectory()
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (Exception gone) when (FileTrouble.Is(gone))
        {
            return null;
        }
    }

    private StandardTerminal CreateTerminal(ColorWhen color)
    {
        bool isTerminal = !Console.IsErrorRedirected && (!OperatingSystem.IsWindows() || WindowsConsole.TryEnableSequences());
        TerminalTraits traits = TerminalTraits.Decide(isTerminal, color, Variables);
        if (OperatingSystem.IsWindows())
            return new StandardTerminal(traits with { UsesUnicode = true }, ConsoleScreen.FindSize, WindowsOutput.OfError(), Console.OpenStandardInput);
        Func<ScreenSize?> size = OperatingSystem.IsLinux() ? LinuxScreen.FindSize : ConsoleScreen.FindSize;
        return new StandardTerminal(traits, size, new UnixOutput(UnixOutput.StandardError), OpenInput);
    }

    /// <summary>Standard input, unbuffered.</summary>
    public static FileStream OpenInput() => new(StandardInput, FileAccess.Read, bufferSize: 0);

    private static IPlatform ChoosePlatform()
    {
        if (OperatingSystem.IsLinux())
            return new LinuxPlatform();
        if (OperatingSystem.IsMacOS())
            return new MacPlatform();
        return OperatingSystem.IsWindows() ? new WindowsPlatform() : throw new PlatformNotSupportedException();
    }
}
