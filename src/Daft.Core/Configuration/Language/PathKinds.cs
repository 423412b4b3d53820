using System.Diagnostics.CodeAnalysis;
using Daft.Core.Templates;

namespace Daft.Core.Configuration.Language;

/// <summary>A folder inside the worktree. Whether a link leads out is for those to see who see the folder.</summary>
internal sealed record FolderKind() : ValueKind<string>("a folder inside the worktree, written relative to it")
{
    public override ValueShape Shape => new ValueShape.Scalar(TextKind.NotBlank);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out string value)
    {
        value = InnerPath.FindText(entry) is { } text ? InnerPath.Resolve(text) : null;
        if (value is null)
            return Refuse(entry, report, InnerPath.Hint(entry));
        TemplateProblems.TellNearMisses(entry.Value.Place, value, report);
        return true;
    }
}

/// <summary>A file below <c>source_dir</c>: what leads out of it by its text is refused here, what does by a link later.</summary>
internal sealed record ScriptKind() : ValueKind<FileReference>("a file inside 'source_dir', written relative to it")
{
    public override ValueShape Shape => new ValueShape.Scalar(TextKind.NotBlank);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out FileReference value)
    {
        string? path = InnerPath.FindText(entry) is { } text ? InnerPath.Resolve(text) : null;
        value = path is null or "." ? null : new FileReference(path, entry.Value.Place);
        return value is null ? Refuse(entry, report, InnerPath.Hint(entry)) : IsFixed(value, report);
    }

    private static bool IsFixed(FileReference file, Action<Problem> report)
    {
        foreach (TemplateMark mark in TemplateMark.FindAll(file.Path).Take(1))
        {
            report(TemplateProblems.InScript(file.Place, mark));
            return false;
        }

        return true;
    }
}

/// <summary>A file named from the one that names it; it may stand above.</summary>
internal sealed record BaseFileKind() : ValueKind<FileReference>("a file of the repository, written relative to this one, or a list of them")
{
    public override ValueShape Shape => new ValueShape.Scalar(TextKind.NotBlank);

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out FileReference value)
    {
        value = InnerPath.FindText(entry) is { } path && !InnerPath.IsAbsolute(path) ? new FileReference(path, entry.Value.Place) : null;
        return value is not null || Refuse(entry, report, InnerPath.Hint(entry));
    }
}

/// <summary>A file anywhere, named as a shell names it.</summary>
internal sealed record FileKind() : ValueKind<FileReference>("the name of a file")
{
    private static readonly TextKind Text = new("the name of a file");

    public override ValueShape Shape => Text.Shape;

    public override bool TryRead(Setting.Entry entry, Action<Problem> report, [MaybeNullWhen(false)] out FileReference value)
    {
        value = Text.TryRead(entry, report, out string? path) ? new FileReference(path, entry.Value.Place) : null;
        return value is not null;
    }
}
