namespace EksCalc.Kernel.Tests.Sessions;

/// <summary>A clock that stands still until a test lets all that waits for it be due: no outcome hangs on how fast the machine is.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        lock (gate)
            timers.Add(timer);
        return timer;
    }

    /// <summary>Lets the time pass that every timer waits for.</summary>
    public void Elapse()
    {
        Timer[] due;
        lock (gate)
            due = [.. timers];
        foreach (var timer in due)
            timer.Due();
    }

    private sealed class Timer(ManualClock clock, Action due) : ITimer
    {
        public Action Due { get; } = due;

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
