namespace Daft.Core.Templates;

/// <summary>A template that stands where no value can be put so that nothing but its text arrives.</summary>
public readonly record struct TemplateRefusal(TemplateMark Mark, RefusalReason Reason);

/// <summary>Why a template is refused where it stands in a shell's text.</summary>
public enum RefusalReason
{
    /// <summary>In <c>$((…))</c>, <c>((…))</c> or <c>$[…]</c>: shells calculate there, and some run <c>x[$(command)]</c> that a value holds.</summary>
    Arithmetic,

    /// <summary>In <c>name[…]</c>: a subscript, which is arithmetic again; bash is <c>sh</c> on some systems.</summary>
    Subscript,

    /// <summary>In <c>${…}</c> behind an operator that POSIX does not have, or behind <c>#</c> or <c>%</c> in a here-document: shells differ.</summary>
    ParameterExpansion,

    /// <summary>Between backquotes that hold a backslash too: what it quotes depends on shell and depth.</summary>
    Backquotes,

    /// <summary>As the word behind <c>&lt;&lt;</c>, in which nothing is expanded.</summary>
    HereDocumentDelimiter,

    /// <summary>In a here-document whose delimiter is quoted and is more than a plain word, or stands between backquotes.</summary>
    QuotedHereDocument,

    /// <summary>After <c>$'…\…'</c>, which shells do not agree how to read.</summary>
    DollarQuotes,

    /// <summary>In the text of <c>eval</c> or <c>sh -c</c>: another reading would take the value for commands.</summary>
    OtherShell,

    /// <summary>Below more substitutions inside one another than daft follows.</summary>
    TooDeep,
}
