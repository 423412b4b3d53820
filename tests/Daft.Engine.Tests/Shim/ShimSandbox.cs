using System.Runtime.Versioning;
using Daft.Engine.ShortCommands;
using Daft.Engine.Tests.Git;

namespace Daft.Engine.Tests.Shim;

/// <summary>A repository whose hooks folder has the shim, and an executable that writes down how it was called.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ShimSandbox
{
    public ShimSandbox(GitSandbox git, string program = "bin/daft")
    {
        Git = git;
        Program = git.PathOf(program);
        Directory.CreateDirectory(Path.GetDirectoryName(Program)!);
        Repository = git.NewRepository();
        WriteProgram("");
        WriteShim(Program);
    }

    public GitSandbox Git { get; }

    public string Repository { get; }

    public string Program { get; }

    public string ShimPath => Path.Combine(Repository, ".git/hooks/post-checkout");

    public string FormerPath => Path.Combine(Repository, ".git/hooks/post-checkout.before-daft");

    /// <summary>One line for each call: the arguments, and where it stood.</summary>
    public string[] Calls => File.Exists(Git.PathOf("calls")) ? File.ReadAllLines(Git.PathOf("calls")) : [];

    public void WriteShim(string program)
    {
        File.WriteAllBytes(ShimPath, Daft.Engine.Installing.Shim.Write(program));
        File.SetUnixFileMode(ShimPath, (UnixFileMode)0b111_101_101);
    }

    /// <param name="rest">What the executable does after it has written down its call.</param>
    public void WriteProgram(string rest) =>
        GitSandbox.WriteScript(Program, $"#!/bin/sh\nprintf '%s\\n' \"$* in $PWD\" >>'{Git.PathOf("calls")}'\n{rest}\n");

    public void WriteFormer(string text) => GitSandbox.WriteScript(FormerPath, "#!/bin/sh\n" + text + "\n");

    /// <summary>Runs the shim by a shell of its own, as git would for a checkout in <paramref name="folder"/>.</summary>
    public ShortCommandResult.Finished Run(string folder, string[] shell, string flag = "1") =>
        Git.Run(folder, shell[0], [.. shell[1..], ShimPath, "old", "new", flag]);

    /// <summary>Marks a worktree as the executable would.</summary>
    public void Mark(string id) => File.WriteAllText(Path.Combine(Repository, ".git/worktrees", id, "daft"), "");
}
