namespace Daft.Engine.Supervising;

/// <summary>
/// How many false alarms a job may be made to suffer. Each freezes it for a millisecond; a <c>configure</c> script that
/// deletes thousands of files in the root would feel them. Within the budget the first sign freezes, beyond it daft only looks.
/// </summary>
internal sealed class AlarmBudget
{
    private const int FalseAlarmsPerWindow = 10;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private TimeSpan _windowEnd;
    private int _spent;

    public bool IsSpent(TimeSpan now) => now < _windowEnd && _spent >= FalseAlarmsPerWindow;

    public void Spend(TimeSpan now)
    {
        if (now >= _windowEnd)
        {
            _windowEnd = now + Window;
            _spent = 0;
        }

        _spent++;
    }
}
