using System.Collections.Immutable;

namespace Daft.Core.Configuration.Language;

/// <summary>One of a few words; several of them may mean the same.</summary>
internal sealed record WordKind<T>(string Takes, ImmutableArray<(string Word, T Meaning)> Words) : ValueKind<T>(Takes)
    where T : struct
{
    public override ValueShape Shape => new ValueShape.Word([.. Words.Select(known => known.Word)]);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, out T value)
    {
        string? word = Scalars.FindText(entry.Value);
        bool isKnown = Words.Any(known => known.Word == word);
        value = Words.FirstOrDefault(known => known.Word == word).Meaning;
        return isKnown || Refuse(entry, report, ConfigurationProblems.DidYouMean(word ?? "", Words.Select(known => known.Word)));
    }
}

internal static class KnownWords
{
    public static WordKind<FailMode> FailMode { get; } =
        new("warn or abort", [("warn", Configuration.FailMode.Warn), ("abort", Configuration.FailMode.Abort)]);

    public static WordKind<BackgroundOutput> BackgroundOutput { get; } =
        new("log or silent", [("log", Configuration.BackgroundOutput.Log), ("silent", Configuration.BackgroundOutput.Silent)]);

    public static WordKind<JobWeight> Weight { get; } =
        new("heavy or light", [("heavy", JobWeight.Heavy), ("light", JobWeight.Light)]);

    /// <summary>The names that <c>uname -m</c>, Go, Debian and .NET have for the same processors.</summary>
    public static WordKind<ArchitectureName> Architecture { get; } = new("x86_64, aarch64 or another processor, or a list of them",
    [
        ("x86_64", ArchitectureName.X64), ("amd64", ArchitectureName.X64), ("x64", ArchitectureName.X64),
        ("aarch64", ArchitectureName.Arm64), ("arm64", ArchitectureName.Arm64),
        ("i686", ArchitectureName.X86), ("i386", ArchitectureName.X86), ("x86", ArchitectureName.X86),
        ("arm", ArchitectureName.Arm), ("armv7l", ArchitectureName.Arm), ("armhf", ArchitectureName.Arm),
    ]);
}
