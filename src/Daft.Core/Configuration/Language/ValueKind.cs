using System.Diagnostics.CodeAnalysis;

namespace Daft.Core.Configuration.Language;

/// <summary>What a key takes; <paramref name="Takes"/> are the words for it.</summary>
internal abstract record ValueKind(string Takes)
{
    /// <summary>Never looser than a reader of the schema needs, never stricter than what is read.</summary>
    public abstract ValueShape Shape { get; }

    /// <summary>The key means nothing here: daft accepts it and says so wherever it stands.</summary>
    public virtual bool IsWarnedOf => false;
}

internal abstract record ValueKind<T>(string Takes) : ValueKind(Takes)
{
    /// <summary>Reads the entry's value; what it reports where it returns false is enough, the caller adds nothing.</summary>
    public abstract bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out T value);

    protected bool Refuse(Setting.Entry entry, Action<Problem> report, string? hint = null)
    {
        report(ConfigurationProblems.WrongValue(entry, Takes, hint));
        return false;
    }
}
