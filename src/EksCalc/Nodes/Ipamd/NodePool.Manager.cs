using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <content>
/// The manager's loop. A call that takes time suspends it: <see cref="phase"/> says what it waits for and
/// <see cref="due"/> until when; pods come and go meanwhile.
/// </content>
public sealed partial class NodePool
{
    private const long Never = long.MaxValue;
    private const long Period = 2 * PoolRules.HalfPeriod;

    private Phase phase;
    private long due;
    private long start;
    private long lastShrink = PoolRules.LongAgo;
    private long lastShortage = PoolRules.LongAgo;
    private long availableAtStart;
    private bool shrank;
    private bool acted;
    private bool trunkWanted;
    private bool trunkAttached;
    private long trunkDue = Never;
    private int attachedEnis = 1;
    private int nextEniNumber = 1;
    private int nextCidr;

    /// <summary>What the manager does next.</summary>
    private enum Phase
    {
        Tick,
        Reconcile,
        AssignAnswer,
        EniAttached,
        EniFreed,
        Stopped,
    }

    /// <summary>When the tick began that runs or ran last.</summary>
    internal long TickStart => start;

    private long Available => (long)TotalAddresses - assignedCount;

    /// <summary>Runs what is due before <paramref name="end"/>, and the trunk's arrival at that time too: it comes before all else.</summary>
    private void RunUntil(long end, bool included)
    {
        var beyond = included ? end + 1 : end;
        while (true)
        {
            if (trunkDue <= end && trunkDue <= due)
            {
                now = trunkDue;
                AttachTrunk();
            }
            else if (due >= beyond)
            {
                return;
            }
            else if (settled && phase == Phase.Tick && wake > due && IdlePeriods(beyond) is > 0 and var periods)
            {
                due += periods * Period;
            }
            else
            {
                now = due;
                Continue();
                LookForTrunk(now + 1);
            }
        }
    }

    private void Continue()
    {
        switch (phase)
        {
            case Phase.Tick:
                Tick();
                break;
            case Phase.Reconcile:
                Reconcile();
                break;
            case Phase.AssignAnswer:
                AssignAnswered();
                break;
            case Phase.EniAttached:
                EniAttached();
                break;
            case Phase.EniFreed:
                EniFreed();
                break;
        }
    }

    /// <summary>ipamd starts: it takes the primary ENI into its store and lets the pool grow once.</summary>
    private void Initialise()
    {
        cidrs.AsSpan().Fill(NoCidr);
        Call(Ec2Call.CreateTags);
        Call(Ec2Call.DescribeNetworkInterfaces);
        DescribeSubnet();

        // The security groups of the primary ENI are not ipamd's business where pods use other subnets.
        if (!rules.CustomNetworking)
            Call(Ec2Call.ModifyNetworkInterfaceAttribute);
        AddEni(0);
        AskForTrunk();
        if (IsTooLow())
            Grow();
        else
            EndStart();
        LookForTrunk(0);
    }

    private void EndStart()
    {
        // Whatever the settings, a pool that custom networking leaves empty is taken for a mistake in them (R23b).
        if (rules.CustomNetworking && slotCount == 0 && IsTooLow())
        {
            InitError = "Failed to attach any ENIs for custom networking";
            (phase, due) = (Phase.Stopped, Never);
        }
        else
        {
            Initialised = true;
            Wait(PoolRules.HalfPeriod, Phase.Tick);
        }

        observer?.Over(this, StepCause.Init, 0);
    }

    private void Tick()
    {
        start = now;
        (acted, shrank) = (false, false);
        AskForTrunk();
        availableAtStart = Available;
        if (IsTooLow())
        {
            if (now - lastShortage > PoolRules.ShortagePause)
            {
                Grow();
                return;
            }
        }
        else if (Excess() > 0 && now - lastShrink > PoolRules.ShrinkPause)
        {
            shrank = true;
            Shrink();
        }

        FreeEni();
    }

    private void EndTick()
    {
        if (shrank)
            lastShrink = now;
        settled = !acted;
        if (settled)
            wake = NextChange();
        Wait(PoolRules.HalfPeriod, Phase.Reconcile);
        observer?.Over(this, StepCause.Tick, start);
    }

    /// <summary>The store and the instance can differ by the trunk ENI alone; everything else the manager did itself.</summary>
    private void Reconcile()
    {
        if (trunkAttached && trunkPosition < 0)
        {
            Call(Ec2Call.DescribeNetworkInterfaces);
            DescribeSubnet();
            trunkPosition = AddEni(trunkNumber);
            settled = false;
        }

        Wait(PoolRules.HalfPeriod, Phase.Tick);
        observer?.Over(this, StepCause.Reconcile, now);
    }

    private void Wait(long time, Phase next)
    {
        phase = next;
        due = now + time;
    }

    /// <summary>Subnet discovery asks about the subnet of every ENI that comes into the store.</summary>
    private void DescribeSubnet()
    {
        if (rules.SubnetDiscovery)
            Call(Ec2Call.DescribeSubnets);
    }
}
