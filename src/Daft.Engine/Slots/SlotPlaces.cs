using Daft.Core.Runs;
using Daft.Core.Slots;
using Daft.Engine.Platform;
using Daft.Engine.Store;

namespace Daft.Engine.Slots;

/// <summary>Where jobs stand in line, for whoever lists them: each line is looked at once.</summary>
public sealed class SlotPlaces(IFileTable files)
{
    private readonly Dictionary<string, SlotLine> _lines = [];

    /// <summary>1 for the job that starts next; null for one that does not wait for a slot.</summary>
    public int? Find(RunSnapshot run, JobState job) =>
        run.IsSupervised && job.Status == JobStatus.Queued && run.State.Plan.Slots is { } slots
            ? LineOf(slots.Folder).FindPlace(run.State.Plan.RunId, job.Job.Index, slots.Limit)
            : null;

    private SlotLine LineOf(string folder)
    {
        if (!_lines.TryGetValue(folder, out SlotLine? line))
            _lines[folder] = line = new SlotFolder(folder, files).LookAtLiving();
        return line;
    }
}
