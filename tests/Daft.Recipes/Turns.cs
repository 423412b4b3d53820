using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>
/// How much of the machine a warm-up gets. Users have it behind everything else, so that is how its row is shown; but where
/// others keep the machine busy, as on a server for CI, it would then get next to no turn, for as long as they like.
/// </summary>
internal static class Turns
{
    private const int TimedOut = 4;

    /// <summary>Enough for any of the rows on a quiet machine.</summary>
    private const string Patience = "90s";

    private static bool s_othersAreBusy;

    /// <summary>For tests of which the warm-up's turn is no part.</summary>
    public static void Equal(Repository repository) => repository.Git("config", "daft.backgroundPriority", "normal");

    /// <summary>Daft's own choice, unless an earlier row has seen that the machine is busy.</summary>
    public static void AsUsersHaveIt(Repository repository)
    {
        if (!s_othersAreBusy)
            repository.Git("config", "--unset", "daft.backgroundPriority");
    }

    /// <summary>Waits for the worktree's jobs. Those that got no turn make way for others with an equal share.</summary>
    /// <returns>Whether they had to.</returns>
    public static bool Await(Worktree worktree, TimeSpan limit)
    {
        CommandResult waited = worktree.Sandbox.Run(worktree.Path, limit, "daft", "wait", "--timeout", Patience);
        bool noTurn = waited.ExitCode == TimedOut;
        if (noTurn)
        {
            s_othersAreBusy = true;
            Equal(worktree.Repository);
            worktree.Sandbox.Run(worktree.Path, limit, "daft", "run").ShouldExitWith(0);
            waited = worktree.Sandbox.Run(worktree.Path, limit, "daft", "wait");
        }

        waited.ShouldExitWith(0);
        return noTurn;
    }
}
