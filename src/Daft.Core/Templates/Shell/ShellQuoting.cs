namespace Daft.Core.Templates.Shell;

/// <summary>How a shell reads the characters at a place.</summary>
internal enum ShellQuoting
{
    Bare,
    Single,
    Double,

    /// <summary>The body of a here-document that is expanded: as in double quotes, but they are characters like others.</summary>
    HereDocument,
}
