using System.Text;
using Daft.Core;
using Daft.Core.Configuration;
using Daft.Engine.Yaml;
using Daft.Messages;
using Daft.Reporting;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary>A configuration file on disk: its text, and what was read from it.</summary>
internal sealed record ConfigurationFile(string Name, string Text, ConfigurationReading Reading)
{
    /// <summary>The working tree's file; null where it has none.</summary>
    /// <param name="root">Of the working tree.</param>
    public static ConfigurationFile? FindIn(string root) =>
        ConfigurationFiles.Names.FirstOrDefault(name => File.Exists(Path.Combine(root, name))) is { } found
            ? Read(Path.Combine(root, found), found)
            : null;

    /// <param name="path">Where it is.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <exception cref="DaftException">It cannot be read.</exception>
    public static ConfigurationFile Read(string path, string name)
    {
        try
        {
            string text = Encoding.UTF8.GetString(File.ReadAllBytes(path));
            return new ConfigurationFile(name, text, ConfigurationText.Read(text, name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DaftException(ValidateMessages.CannotRead(name, e.Message), e);
        }
    }

    public void Complain(ITerminal terminal)
    {
        foreach (string line in Reading.Problems.SelectMany(problem => ProblemLines.Of(terminal.Traits, problem, Text)))
            terminal.WriteLine(line);
    }
}
