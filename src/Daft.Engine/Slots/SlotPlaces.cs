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

    /// <summary>
    /// Of a run that has just begun: whoever began it goes before its supervisor has come to stand in the line, but not before others
    /// stand there.
    /// </summary>
    /// <returns>By index, for the jobs that nothing but a slot keeps from starting now.</returns>
    public IReadOnlyDictionary<int, int> Foresee(RunSnapshot run)
    {
        var places = new Dictionary<int, int>();
        if (!run.IsSupervised || run.State.SlotsMissing is not null || run.State.Plan.Slots is not { } slots)
            return places;
        int toCome = 0;
        foreach (int job in SlotNeed.Ready(run.State))
        {
            SlotLine line = LineOf(slots.Folder);
            if (line.ForeseePlace(run.State.Plan.RunId, job, slots.Limit, toCome) is { } place)
                places[job] = place;
            toCome += line.Stands(run.State.Plan.RunId, job) ? 0 : 1;
        }

        return places;
    }

    private SlotLine LineOf(string folder)
    {
        if (!_lines.TryGetValue(folder, out SlotLine? line))
            _lines[folder] = line = new SlotFolder(folder, files).LookAtLiving();
        return line;
    }
}
