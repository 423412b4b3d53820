using Daft.Core.Recipes;
using Daft.Terminal;

namespace Daft.Messages;

/// <summary>What <c>daft init</c> says beside the file that it writes.</summary>
public static class InitMessages
{
    public static string Taken(string name) => $"this worktree has a {name} already";

    public static string TakenHint => "change that one; to see what daft would write: daft init --stdout";

    public static string NothingKnown => "nothing here that daft has a recipe for; the file has an example";

    public static string Found(Recipe recipe)
    {
        string warmUps = JobNames.Enumerate([.. recipe.WarmUps.Select(job => job.Name)]);
        string jobs = (recipe.Install, recipe.WarmUps) switch
        {
            ({ } install, { IsEmpty: true }) => JobNames.Show(install.Name),
            ({ } install, _) => $"{JobNames.Show(install.Name)}, then {warmUps} in the background",
            _ => $"{warmUps} in the background",
        };
        return $"{PlainText.OfLine(recipe.Evidence)}: {jobs}";
    }

    public static string LeftOut(IReadOnlyList<string> evidence) =>
        $"left out, because a new worktree would have too much to install: {string.Join(", ", evidence.Select(path => PlainText.OfLine(path)))}";

    /// <param name="paths">As git takes them where the user stands.</param>
    public static string Written(string name, string paths) =>
        $"{name} is written; read it, change what does not fit, then: git add {paths}, git commit, daft install";

    public static string SchemaWritten => $"{SchemaReference.Path} is written: with it, editors complete and check the keys";

    public static string OtherSchema => $"{SchemaReference.Path} is another one than this daft's, and left as it is; to renew it: {SchemaReference.RenewIt}";
}
