namespace Daft.Engine.Installing;

/// <summary>What shall happen to the hooks folder, decided before anything is touched.</summary>
internal enum FileHookAction
{
    /// <summary>The place is free.</summary>
    Write,

    /// <summary>An older shim of daft's stands there, as daft wrote it.</summary>
    Replace,

    /// <summary>A hook stands there and goes beside.</summary>
    Chain,

    Nothing,
}

/// <param name="Fires">Whether git will call daft through the hooks folder afterwards.</param>
/// <param name="Reason">Why the place is left as it is; null where it is not, or is as it should be.</param>
internal sealed record FileHookPlan(FileHookAction Action, bool Fires, string? Reason = null)
{
    public static FileHookPlan For(HookSlot slot, byte[] shim, string? recordedHash)
    {
        if (!slot.IsTaken)
            return new FileHookPlan(FileHookAction.Write, true);
        byte[] content = slot.Content ?? [];
        if (content.AsSpan().SequenceEqual(shim))
            return new FileHookPlan(FileHookAction.Nothing, true);
        if (Shim.IsShim(content))
            return ForOlderShim(content, recordedHash);
        if (slot.FindRenamedShim() is { } renamed)
            return new FileHookPlan(FileHookAction.Nothing, true, $"another tool's hook stands there and calls daft's as '{Path.GetFileName(renamed)}'");
        return slot.HasFormer
            ? new FileHookPlan(FileHookAction.Nothing, false, $"another hook took the place of daft's, and '{Shim.FormerHookName}' is taken too")
            : new FileHookPlan(FileHookAction.Chain, true);
    }

    private static FileHookPlan ForOlderShim(byte[] content, string? recordedHash) =>
        recordedHash is null || recordedHash == InstallationRecord.HashOf(content)
            ? new FileHookPlan(FileHookAction.Replace, true)
            : new FileHookPlan(FileHookAction.Nothing, true, "it was edited since daft wrote it");
}
