namespace Daft.Core.Configuration;

/// <summary>Whether the user hears that a job goes on in the background. Its log is kept either way.</summary>
public enum BackgroundOutput
{
    Log,

    Silent,
}
