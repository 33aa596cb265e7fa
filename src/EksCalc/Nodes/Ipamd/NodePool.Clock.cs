using System.Runtime.CompilerServices;

namespace EksCalc.Nodes.Ipamd;

/// <content>
/// Time. <see cref="phase"/> says what the manager does next and <see cref="due"/> when; a call that takes time suspends it, and pods
/// come and go meanwhile.
/// </content>
internal sealed partial class NodePool
{
    private const long Never = long.MaxValue;
    private const long Period = 2 * PoolRules.HalfPeriod;

    private Phase phase;
    private long due;

    /// <summary>When something happens beside the loop: the trunk ENI comes, or an excluded ENI is cleaned up.</summary>
    private long asideDue = Never;
    private Action? continuation;
    private ValueTask working;

    /// <summary>What the manager does next.</summary>
    private enum Phase
    {
        Start,
        Tick,
        Reconcile,
        LookForTrunkEni,
        Resume,
        Idle,
        Stopped,
    }

    /// <summary>The next time at which something can happen of itself; <see cref="long.MaxValue"/> if nothing will.</summary>
    public long NextDue
    {
        get
        {
            var tick = settled && phase == Phase.Tick && wake > due && IdlePeriods(PoolRules.MostTime) is > 0 and var periods ? due + (periods * Period) : due;
            return Math.Min(tick, asideDue);
        }
    }

    /// <summary>Whether nothing will happen any more: ipamd exited and no new process begins, or the instance has gone.</summary>
    public bool HasStopped => phase == Phase.Stopped;

    /// <summary>
    /// Lets time pass: everything due before <paramref name="milliseconds"/> happens. What is due at that very time
    /// comes after the pods' events of that time, so it happens at the next call.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A time before <see cref="Now"/>, or millions of years after it.</exception>
    public void AdvanceTo(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(milliseconds, now);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(milliseconds, PoolRules.MostTime);
        // Most of a pod's events come while nothing is due.
        if (due < milliseconds || asideDue <= milliseconds)
            RunUntil(milliseconds, included: false);
        now = milliseconds;
    }

    /// <summary>Everything happens that is due at <see cref="NextDue"/>, and the time is then. Nothing where nothing will happen.</summary>
    public void Step()
    {
        var next = NextDue;
        if (next > PoolRules.MostTime)
            return;
        RunUntil(Math.Max(next, now), included: true);
    }

    /// <summary>Everything due at <see cref="Now"/> as well: the end of a simulation.</summary>
    internal void Finish()
    {
        var end = now;
        RunUntil(end, included: true);
        now = end;
    }

    /// <summary>Runs what is due before <paramref name="end"/>, and the trunk's arrival at that time too: it comes before all else.</summary>
    private void RunUntil(long end, bool included)
    {
        var beyond = included ? end + 1 : end;
        while (true)
        {
            if (asideDue <= due && asideDue <= end && (asideDue < beyond || trunkDue == asideDue))
            {
                now = asideDue;
                if (trunkDue == asideDue)
                    AttachTrunk();
                else
                    CleanUp();
                asideDue = Math.Min(trunkDue, cleanupDue);
            }
            else if (due >= beyond)
            {
                return;
            }
            else if (settled && phase == Phase.Tick && wake > due && IdlePeriods(beyond) is > 0 and var periods)
            {
                SkipReconciles(due + PoolRules.HalfPeriod, periods);
                due += periods * Period;
            }
            else
            {
                now = due;
                Continue();
                if (looksForTrunk)
                    LookForTrunk(now + 1);
            }
        }
    }

    private void Continue()
    {
        switch (phase)
        {
            case Phase.Start:
                Start();
                break;
            case Phase.Tick:
                Tick();
                break;
            case Phase.Reconcile:
                Reconcile();
                break;
            case Phase.LookForTrunkEni:
                start = now;
                Run(LookForTrunkEniAsync());
                break;
            case Phase.Resume:
                Resume();
                break;
        }
    }

    /// <summary>Work that may take simulated time.</summary>
    private void Run(ValueTask work)
    {
        if (work.IsCompleted)
            work.GetAwaiter().GetResult();
        else
            working = work;
    }

    private void Resume()
    {
        var next = continuation!;
        continuation = null;
        next();
        if (!working.IsCompleted)
            return;
        var done = working;
        working = default;
        done.GetAwaiter().GetResult();
    }

    private void Wait(long time, Phase next)
    {
        phase = next;
        due = now + time;
    }

    private Pause Sleep(long milliseconds) => new(this, milliseconds);

    /// <summary>Suspends the manager for a while of simulated time; not at all for 0.</summary>
    private readonly struct Pause(NodePool pool, long milliseconds) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => milliseconds == 0;

        public Pause GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            pool.continuation = continuation;
            pool.Wait(milliseconds, Phase.Resume);
        }
    }
}
