namespace Daft.Engine.Tests.Templates;

/// <summary>What <c>{branch}</c>, <c>{commit}</c> and <c>{git_dir}</c> stand for.</summary>
internal sealed record QuotedValues(string Branch, string Commit, string GitDirectory);
