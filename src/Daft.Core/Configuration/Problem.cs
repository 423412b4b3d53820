namespace Daft.Core.Configuration;

/// <summary>One mistake in a configuration file, with its place and, where one is known, the way out.</summary>
public sealed record Problem(SourcePlace Place, string Message, string? Hint = null);
