using System.Collections.Immutable;

namespace Daft.Core.Configuration;

/// <summary>What a job does: exactly one of <c>run</c>, <c>script</c> and <c>group</c>.</summary>
public abstract record JobBody
{
    private JobBody()
    {
    }

    public sealed record Run(JobCommand Command) : JobBody;

    /// <summary>A file of <see cref="DaftConfiguration.SourceDirectory"/>.</summary>
    public sealed record Script : JobBody
    {
        /// <summary>Relative to the source directory, forward slashes, inside it by its text; templates are still in it.</summary>
        public required FileReference File { get; init; }

        /// <summary>The program that runs it, as a shell would read it; null: the file is a program itself.</summary>
        public string? Runner { get; init; }

        /// <summary>Null: none.</summary>
        public ScriptArguments? Arguments { get; init; }
    }

    /// <summary>Jobs that count as one: it is done when all of them are.</summary>
    public sealed record Group(JobOrder Order, ImmutableArray<JobDefinition> Jobs) : JobBody;
}

/// <summary>The <c>args</c> of a script.</summary>
public abstract record ScriptArguments
{
    private ScriptArguments()
    {
    }

    /// <summary>One text: the shell takes it apart, as it would after a command.</summary>
    public sealed record Line(string Text) : ScriptArguments;

    /// <summary>A list: each item arrives as one argument, whatever is in it.</summary>
    public sealed record Words(ImmutableArray<string> Items) : ScriptArguments;
}
