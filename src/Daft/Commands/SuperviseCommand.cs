using Daft.Core;
using Daft.Engine.Launching;
using Daft.Engine.Supervising;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Commands;

/// <summary><c>daft __supervise RUN-FOLDER</c>, started by daft alone. Its standard error is the run's <c>supervisor.log</c>.</summary>
internal static class SuperviseCommand
{
    public static int Run(string[] args)
    {
        var composition = new Composition();
        return Boundary.Guard(composition, () => Supervise(composition, args));
    }

    private static int Supervise(Composition composition, string[] args)
    {
        if (args is not [var folder, .. var rest])
            throw new DaftException(CommandLineMessages.OnlyForDaftItself);
        if (rest is [RunLauncher.Recover])
        {
            SupervisorProcess.Recover(folder, composition.Platform, composition.Time);
            return (int)ExitCode.Done;
        }

        SupervisorProcess.Run(
            folder, composition.Platform, composition.Time, Composition.Version, composition.Variables,
            why => composition.Terminal.WriteLine(RunMessages.Plain(RunMessages.WithoutSlots(why))),
            StartOf(rest));
        return (int)ExitCode.Done;
    }

    private static SupervisorStart StartOf(string[] rest) => rest switch
    {
        [RunLauncher.Early] => SupervisorStart.Early,
        [RunLauncher.WithStartSignal] => SupervisorStart.Telling,
        _ => SupervisorStart.Unwatched,
    };
}
