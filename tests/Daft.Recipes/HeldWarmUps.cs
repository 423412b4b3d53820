using Daft.EndToEnd.Harness;

namespace Daft.Recipes;

/// <summary>
/// Holds every warm-up at its first command until the test lets it go, by a file that the user has shells read: neither
/// the project nor its <c>daft.yml</c> nor the tool knows. So "git returned before the warm-up ended" needs no clock.
/// </summary>
internal static class HeldWarmUps
{
    private const string Name = "warm-up";

    public static void Hold(Sandbox sandbox)
    {
        string folder = Directory.CreateDirectory(Path.Combine(sandbox["XDG_CONFIG_HOME"], "daft")).FullName;
        File.WriteAllText(Path.Combine(folder, "daft.yml"), "rc: ~/hold-warm-ups\n");
        File.WriteAllText(Path.Combine(sandbox.Home, "hold-warm-ups"), $"case $DAFT_JOB_NAME in warmup-*) await {Name} ;; esac\n");
    }

    public static void LetGo(Sandbox sandbox) => sandbox.Signals.Release(Name);
}
