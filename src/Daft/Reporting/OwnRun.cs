using Daft.Engine.Launching;
using Daft.Engine.Slots;

namespace Daft.Reporting;

/// <summary>Follows a run that this process has just launched, for as long as its foreground jobs take.</summary>
internal static class OwnRun
{
    public static RunReport Follow(Composition composition, LaunchedRun launched)
    {
        using (launched.Signal)
        {
            FollowRequest request = FollowRequest.OfOwn(launched.Run.State.Plan, composition.ShowsEverything) with
            {
                Slots = new SlotPlaces(composition.Platform.Files),
            };
            using var watch = composition.Launcher.Watch(launched, waitsForJobs: !request.Jobs.IsEmpty);
            return composition.Reporter.Follow(watch, request);
        }
    }
}
