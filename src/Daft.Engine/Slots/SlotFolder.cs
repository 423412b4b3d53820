using System.IO.Enumeration;
using Daft.Core.Slots;
using Daft.Engine.Platform;

namespace Daft.Engine.Slots;

/// <summary>
/// The folder of the line (<see cref="SlotLine"/>): an empty file for each job that stands in it, held by the supervisor of its
/// run. One whose lock is free belongs to a supervisor that was killed; it stands for nobody and is swept away.
/// </summary>
/// <remarks>
/// A slot is the supervisor's, not the job's: the job holds no descriptor of ours, so with a killed supervisor goes the slot,
/// although the job may run on. Otherwise a daemon that a job leaves behind would keep its slot for days.
/// </remarks>
public sealed class SlotFolder(string path, IFileTable files)
{
    private const string Place = "slots";

    /// <summary>Nobody loses so often to others who draw a number at the same moment; but nothing here goes on for ever.</summary>
    private const int MostDraws = 1000;

    public string Path => path;

    /// <summary>
    /// <c>$XDG_RUNTIME_DIR/daft/slots</c>, where there is such a folder; otherwise <c>$XDG_STATE_HOME/daft/slots</c>, by
    /// default <c>~/.local/state/daft/slots</c> (XDG Base Directory Specification).
    /// </summary>
    public static string FindPath(IReadOnlyDictionary<string, string> environment)
    {
        string? runtime = environment.GetValueOrDefault("XDG_RUNTIME_DIR");
        return System.IO.Path.IsPathFullyQualified(runtime ?? "") && Directory.Exists(runtime)
            ? System.IO.Path.Combine(runtime, "daft", Place)
            : System.IO.Path.Combine(StateFolder(environment), "daft", Place);
    }

    /// <summary>Makes the folder and tries whether it does what a line needs.</summary>
    /// <exception cref="IOException">It does not.</exception>
    public void Open()
    {
        try
        {
            files.CreatePrivateDirectory(path);
            string trial = System.IO.Path.Combine(path, $"trial-{Guid.NewGuid():N}");
            using IDisposable held = files.CreateHeld(trial);
            if (!files.IsLocked(trial))
                throw new IOException("its file system has no locks");
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            throw new IOException($"'{path}' cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Draws a number and stands in the line.</summary>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public SlotPlace Join(string runId, int job)
    {
        Sweep();
        for (int draw = 0; draw < MostDraws; draw++)
        {
            var ticket = new SlotTicket(Look().NextNumber, runId, job);
            if (ticket.Number > SlotTicket.HighestNumber)
                throw new IOException($"a file in '{path}' has the highest number there is");
            IDisposable held = files.CreateHeld(PathOf(ticket));
            SlotLine line = Look();
            if (line.IsLast(ticket))
                return new SlotPlace(this, held, line.Before(ticket));
            held.Dispose();
        }

        throw new IOException($"too many draw numbers in '{path}' at once");
    }

    /// <summary>The line without those that nobody holds; empty where there is none.</summary>
    public SlotLine LookAtLiving()
    {
        try
        {
            return new SlotLine(Names().Where(IsHeld));
        }
        catch (Exception e) when (FileTrouble.Is(e))
        {
            return new SlotLine([]);
        }
    }

    /// <summary>Whether the ticket's supervisor lives and has not left the line.</summary>
    internal bool IsHeld(string name) => files.IsLocked(System.IO.Path.Combine(path, name));

    private static string StateFolder(IReadOnlyDictionary<string, string> environment)
    {
        string? state = environment.GetValueOrDefault("XDG_STATE_HOME");
        if (System.IO.Path.IsPathFullyQualified(state ?? ""))
            return state!;
        string home = environment.GetValueOrDefault("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return System.IO.Path.Combine(home, ".local", "state");
    }

    private SlotLine Look() => new(Names());

    private void Sweep()
    {
        foreach (string name in Names().Where(name => !IsHeld(name)).ToArray())
            SweepAway(System.IO.Path.Combine(path, name));
    }

    /// <summary>Deleted only by who holds its lock: what looks free for a reason of its own is left alone.</summary>
    private void SweepAway(string file)
    {
        try
        {
            using var held = files.TryLock(file);
            if (held is not null)
                File.Delete(file);
        }
        catch (IOException) when (!File.Exists(file))
        {
            // Whoever drew it has left the line meanwhile, or another one was sweeping.
        }
    }

    /// <summary>Without the strings of whole paths: a supervisor that waits shall stay small, however long the line.</summary>
    private FileSystemEnumerable<string> Names() => new(path, (ref FileSystemEntry entry) => entry.FileName.ToString());

    private string PathOf(SlotTicket ticket) => System.IO.Path.Combine(path, ticket.Name);
}
