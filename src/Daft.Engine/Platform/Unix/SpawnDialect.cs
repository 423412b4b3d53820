using Daft.Core.Planning;

namespace Daft.Engine.Platform.Unix;

/// <summary>What posix_spawn spells differently from one Unix to the next.</summary>
internal abstract class SpawnDialect
{
    /// <summary>The new process leads a session of its own, and what else this system's flags can do.</summary>
    public abstract short Flags { get; }

    /// <summary>The same for a child that stays in our session and group.</summary>
    public abstract short FlagsOnTerminal { get; }

    public abstract int OpenCreate { get; }

    public abstract int OpenAppend { get; }

    /// <summary>Spawns so that the child has this priority from its first instruction, where the system can.</summary>
    public virtual SpawnResult WithPriority(BackgroundPriority priority, Func<SpawnResult> spawn) => spawn();

    /// <summary>Leaves the child no descriptor from <paramref name="first"/> up; called last of the file actions.</summary>
    public abstract unsafe void CloseFrom(byte* actions, int first);
}
