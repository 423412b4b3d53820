using System.Collections.Immutable;
using Daft.Core.Templates.Shell;

namespace Daft.Core.Templates;

/// <summary>
/// A shell's text with templates: <c>run</c>, and the command of a condition. Made without knowing any value, so that
/// what cannot be done is known when the configuration is read and not when a job starts.
/// </summary>
/// <remarks>
/// A branch may be called <c>$(reboot)</c>, and whoever opens a pull request names it. So no value ever enters the text
/// that a shell parses. A template becomes a reference to a variable, and the value goes along in the environment:
/// <code>
/// {branch}                 "${DAFT_TEMPLATE_BRANCH}"      bare: quoted, so neither split nor globbed nor a pattern
/// "on {branch}"            "on ${DAFT_TEMPLATE_BRANCH}"   double quotes, and here-documents: as it is
/// 'on {branch}'            'on '"${DAFT_TEMPLATE_BRANCH}"''
/// </code>
/// A shell never parses again what a parameter expands to, so a value is text whatever it holds: a quote, a newline, the
/// delimiter of the here-document it stands in. Quoting the value into the text could be as exact only with a parser
/// that agrees with every shell about every corner; bash 3.2, which is <c>sh</c> on macOS, loses its way in
/// <c>$(…)</c> over a lone quote in a here-document and would run what follows it in the value. Here a parser that errs
/// may cost a space, never a command: each form is harmless in the other contexts too.
/// <para>
/// To choose the form, the scan follows the shell's quoting: quotes, <c>\</c>, comments, <c>$(…)</c>, backquotes,
/// <c>${…}</c>, here-documents, each inside the others, as dash reads them. A here-document with a quoted delimiter
/// expands nothing; where a template stands in one, its delimiter loses the quotes and what would be expanded in its
/// body gets a backslash. Comments are left alone, and <c>\{branch}</c> is no template where the shell takes the
/// backslash for a quote.
/// </para>
/// <para>
/// Refused (<see cref="RefusalReason"/>) is a template where a shell does more than expand: where it calculates, and in
/// the text of <c>eval</c> and <c>sh -c</c>. What a command makes of its arguments beyond that is the command's own:
/// <c>ssh host "cd {branch}"</c> hands the value to a shell that daft does not see.
/// </para>
/// </remarks>
public sealed record ShellTemplate
{
    /// <summary>For the shell, together with <see cref="VariablesFor"/>. Where there are refusals it is not to be run.</summary>
    public required string Command { get; init; }

    /// <summary>Names of the templates in the text, each once.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<TemplateRefusal> Refusals { get; init; } = [];

    /// <summary>In the order of the text; none in comments.</summary>
    public ImmutableArray<TemplateNearMiss> NearMisses { get; init; } = [];

    public static ShellTemplate Parse(string command)
    {
        if (!command.Contains('{', StringComparison.Ordinal))
            return new ShellTemplate { Command = command };
        var findings = new ShellFindings(command);
        new CommandScan(new ShellCursor(command, findings)).Run();
        return findings.ToTemplate();
    }

    /// <summary>What the environment of the command needs: last of all, so that nothing takes their place.</summary>
    public IEnumerable<KeyValuePair<string, string>> VariablesFor(TemplateValues values) =>
        Names.Select(name => KeyValuePair.Create(TemplateNames.VariableOf(name), values.Of(name)));

    /// <summary>Where a parameter's expansion is not split anyway.</summary>
    internal static string Reference(string name) => $"${{{TemplateNames.VariableOf(name)}}}";

    internal static string QuotedReference(string name) => $"\"{Reference(name)}\"";
}
