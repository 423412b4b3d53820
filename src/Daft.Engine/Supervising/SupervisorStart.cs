namespace Daft.Engine.Supervising;

/// <summary>What whoever started a supervisor waits for.</summary>
public enum SupervisorStart
{
    /// <summary>Nothing.</summary>
    Unwatched,

    /// <summary>Its word that it has begun (<see cref="Platform.IStartSignal"/>).</summary>
    Telling,

    /// <summary>The same; and it has been started before its plan was made, and waits for that.</summary>
    Early,
}
