using EksCalc.Ec2;

namespace EksCalc.Nodes.Ipamd;

/// <summary>
/// ipamd's pool on one node, moved through simulated time: the store of ENIs and addresses, and the manager that
/// grows and shrinks it. Pods come and go by <see cref="TryAdd"/> and <see cref="Delete"/>; time passes by <see cref="AdvanceTo"/>,
/// or step by step by <see cref="NextDue"/> and <see cref="Step"/>.
/// </summary>
/// <remarks>
/// <para>R19 to R24, R33 to R44; the behaviour is that of amazon-vpc-cni-k8s v1.23.1, checked against recorded runs of it.</para>
/// <para>
/// Counts and bit masks instead of an object per address: a prefix knows how many of its addresses are assigned and
/// how many cool, an ENI has a bit per slot, one queue holds all cooling addresses in the order in which they came.
/// Adds, deletes and ticks allocate nothing. A tick that can change nothing is not run.
/// </para>
/// <para>Model limits: the hourly search for leaked ENIs is left out, security groups never change, the random part of ipamd's
/// waits is left out. Times are milliseconds since ipamd's first start.</para>
/// </remarks>
internal sealed partial class NodePool
{
    private readonly NodeSetup setup;
    private readonly PoolPicks? picks;
    private readonly IPoolObserver? observer;
    private readonly IEc2 ec2;
    private readonly Ec2Subnet podSubnet;
    private readonly int[] calls = new int[Ec2CallCounts.Calls.Length];
    private PoolRules rules;
    private PoolStore[] stores;
    private PoolStore first;
    private long now;

    /// <summary>A node whose ipamd starts now, at time 0.</summary>
    /// <param name="setup">The node and the EC2 around it.</param>
    /// <param name="picks">Which of several equally good ENIs and addresses are taken; null for <see cref="PickPolicy.Oldest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit or target out of its range.</exception>
    public NodePool(NodeSetup setup, PickPolicy? picks = null)
        : this(setup, null, picks?.Create(), null)
    {
    }

    /// <summary>A node whose ipamd starts now, at time 0, in an EC2 that other nodes may be in too.</summary>
    /// <param name="setup">The node; what it says of EC2 does not count.</param>
    /// <param name="ec2">The instance's EC2.</param>
    /// <param name="picks">Which of several equally good ENIs and addresses are taken; null for <see cref="PickPolicy.Oldest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit or target out of its range.</exception>
    public NodePool(NodeSetup setup, IEc2 ec2, PickPolicy? picks = null)
        : this(setup, ec2 ?? throw new ArgumentNullException(nameof(ec2)), picks?.Create(), null)
    {
    }

    internal NodePool(NodeSetup setup, IEc2? ec2, PoolPicks? picks, IPoolObserver? observer)
    {
        ArgumentNullException.ThrowIfNull(setup);
        rules = new PoolRules(setup, setup.Settings);
        (this.setup, this.picks, this.observer) = (setup, picks, observer);
        this.ec2 = ec2 ?? setup.MakeEc2();
        podSubnet = setup.EniConfigSubnet is { } named && rules.CustomNetworking ? Named(this.ec2, named) : this.ec2.PrimaryEni.Subnet;
        IsCordoned = setup.CordonedAtStart;
        stores = MakeStores();
        first = stores[0];
        Config = rules.Config(knowsMaxPods: true);
        Start();
        LookForTrunk(0);
    }

    /// <summary>The time, in milliseconds since ipamd's first start.</summary>
    public long Now => now;

    /// <summary>Whether ipamd runs and has completed its initialisation. Before that every add fails.</summary>
    public bool Initialised { get; private set; }

    /// <summary>The message with which the last initialisation failed, so that ipamd exited; null if it did not.</summary>
    public string? InitError { get; private set; }

    /// <summary>The settings of the ipamd that runs, or ran last, and the limits that it derives.</summary>
    public PoolConfig Config { get; private set; }

    /// <summary>ENIs in the store, the primary and the trunk included.</summary>
    public int Enis => Sum(store => store.EniCount);

    /// <summary>Pod addresses in the store; 2^48 for each IPv6 prefix.</summary>
    public long TotalAddresses => stores.Length == 1 ? first.TotalAddresses : stores.Sum(store => store.TotalAddresses);

    /// <summary>Addresses that pods have.</summary>
    public int AssignedAddresses => Sum(store => store.AssignedCount);

    /// <summary>Addresses in cooldown now.</summary>
    public int CoolingAddresses
    {
        get
        {
            EndCooldowns();
            return Sum(store => store.CoolingCount);
        }
    }

    /// <summary>Prefixes in the store.</summary>
    public int Prefixes => Sum(store => store.PrefixSlots);

    /// <summary>Prefixes of which no pod has an address.</summary>
    public int FreePrefixes => Sum(store => store.FreePrefixes);

    /// <summary>Addresses the node takes from its subnets, as EC2 sees it.</summary>
    public long SubnetAddresses => ec2.UsedAddresses;

    /// <summary>The EC2 calls made so far; those refused, and those of earlier ipamd processes, included.</summary>
    public Ec2CallCounts Calls => new(calls);

    /// <summary>The EC2 of the node.</summary>
    internal IEc2 Ec2 => ec2;

    internal ReadOnlySpan<int> CallCounts => calls;

    internal ReadOnlySpan<PoolStore> Stores => stores;

    /// <summary>What the store holds now.</summary>
    public NodePoolState State()
    {
        EndCooldowns();
        return PoolStates.Of(this, setup.Subnets.Count > 0);
    }

    private static Ec2Subnet Named(IEc2 ec2, string id) =>
        ec2.Subnets.FirstOrDefault(subnet => subnet.Id == id)
        ?? throw new ArgumentOutOfRangeException(nameof(id), id, "The ENIConfig's subnet is none of the zone's subnets.");

    private int Sum(Func<PoolStore, int> count) => stores.Length == 1 ? count(first) : stores.Sum(count);

    private PoolStore[] MakeStores()
    {
        var made = new PoolStore[rules.Cards];
        for (var card = 0; card < made.Length; card++)
            made[card] = new PoolStore(rules, card);
        return made;
    }

    private void EndCooldowns()
    {
        foreach (var store in stores)
            store.EndCooldowns(now);
    }

    private void Call(Ec2Call call) => calls[(int)call]++;

    /// <summary>A call that only succeeds or fails.</summary>
    private bool Ask(Ec2Call call, Ec2Eni? about = null)
    {
        Call(call);
        acted = true;
        if (ec2.Ask(call, now).Error is not { } error)
            return true;
        observer?.Acted(this, new NodeTraceAct(ActKind.Call, At) { Call = call, Eni = about?.Number, Error = error });
        return false;
    }

    private TimeSpan At => TimeSpan.FromMilliseconds(now);
}
