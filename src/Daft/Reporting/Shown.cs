using Daft.Core.Configuration;

namespace Daft.Reporting;

/// <summary>Text that quotes a repository, made visible line by line.</summary>
public static class Shown
{
    public static string Text(string text) => string.Join('\n', text.Split('\n').Select(VisibleText.Of));
}
