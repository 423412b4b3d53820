using System.Collections.Immutable;

namespace Daft.Core.Expansion;

/// <summary>What came of expanding a value: exactly one of the two is set.</summary>
public readonly record struct Expanded(string? Text, ExpansionError? Error);

/// <summary>What is wrong with a value. <paramref name="Offset"/>: where in it, in UTF-16 units.</summary>
public readonly record struct ExpansionError(string Message, int Offset);

/// <summary>What came of putting a job's variables over an environment: exactly one of the two is set.</summary>
public readonly record struct ExpandedEnvironment(ImmutableDictionary<string, string>? Variables, string? Error);
