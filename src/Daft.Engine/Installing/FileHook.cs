using System.Collections.Immutable;

namespace Daft.Engine.Installing;

/// <summary>Puts the shim into a hooks folder and takes it out again.</summary>
internal static class FileHook
{
    /// <summary>
    /// Between the two renames of <see cref="FileHookAction.Chain"/> lies an instant in which git finds no hook; a crash
    /// there is mended by the next installation or removal.
    /// </summary>
    public static ImmutableArray<InstallationStep> Place(HookSlot slot, FileHookPlan plan, byte[] shim)
    {
        var hook = new InstallationStep(InstallationPart.FileHook, StepOutcome.Done, slot.Path);
        switch (plan.Action)
        {
            case FileHookAction.Nothing:
                return [hook with { Outcome = plan.Reason is null ? StepOutcome.AlreadySo : StepOutcome.LeftAlone, Reason = plan.Reason }];
            case FileHookAction.Chain:
                File.Move(slot.Path, slot.FormerPath, overwrite: false);
                WholeFile.WriteExecutable(slot.Path, shim, replace: false);
                return [hook, new InstallationStep(InstallationPart.FormerHook, StepOutcome.Done, slot.FormerPath)];
            default:
                Directory.CreateDirectory(slot.Folder);
                WholeFile.WriteExecutable(slot.Path, shim, replace: plan.Action == FileHookAction.Replace);
                return [hook];
        }
    }

    /// <param name="shim">The shim that this executable would write, for a folder without a record.</param>
    public static ImmutableArray<InstallationStep> Remove(HookSlot slot, byte[] shim, InstallationRecord? record)
    {
        var hook = new InstallationStep(InstallationPart.FileHook, StepOutcome.AlreadySo, slot.Path);
        if (!slot.IsTaken)
            return slot.HasFormer ? [hook, Restore(slot)] : [hook];
        byte[] content = slot.Content ?? [];
        if (InstallationRecord.HashOf(content) == (record?.ShimHash ?? InstallationRecord.HashOf(shim)))
            return TakeOut(slot, hook with { Outcome = StepOutcome.Done });
        if (Shim.IsShim(content))
            return [hook with { Outcome = StepOutcome.LeftAlone, Reason = "it was edited since daft wrote it" }];
        return LeaveToOther(slot, hook);
    }

    private static ImmutableArray<InstallationStep> TakeOut(HookSlot slot, InstallationStep done)
    {
        if (slot.HasFormer)
            return [done, Restore(slot)];
        File.Delete(slot.Path);
        return [done];
    }

    /// <summary>One rename: the file it was, with its inode, mode and bytes, over the shim.</summary>
    private static InstallationStep Restore(HookSlot slot)
    {
        File.Move(slot.FormerPath, slot.Path, overwrite: true);
        return new InstallationStep(InstallationPart.FormerHook, StepOutcome.Done, slot.Path);
    }

    private static ImmutableArray<InstallationStep> LeaveToOther(HookSlot slot, InstallationStep hook)
    {
        if (slot.FindRenamedShim() is { } renamed)
            return [hook with { Outcome = StepOutcome.LeftAlone, Path = renamed, Reason = "another tool took its place and calls it under this name" }];
        return slot.HasFormer
            ? [hook, new InstallationStep(InstallationPart.FormerHook, StepOutcome.LeftAlone, slot.FormerPath, "another hook stands in its place now")]
            : [hook];
    }
}
