using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Finds the smallest sizes of a scenario's subnets by trying them with the planner. Each kind of subnet has one size in all zones.</summary>
internal sealed class SizeSearch
{
    private readonly ClusterNetwork network;
    private readonly SizingOptions options;
    private readonly InstanceCatalog catalog;
    private readonly IReadOnlyList<GrownGroups> workloads;
    private (int Nodes, int Pods) lengths = (SubnetSize.ShortestPrefix, SubnetSize.ShortestPrefix);
    private IReadOnlyList<ClusterPlan> plans;

    /// <summary>A search that begins with the largest subnets.</summary>
    /// <param name="scenario">The workload before it grows.</param>
    /// <param name="copies">How many subnets take the place of each of the nodes'.</param>
    /// <param name="options">What to leave room for.</param>
    /// <param name="catalog">Instance limits.</param>
    public SizeSearch(ClusterScenario scenario, int copies, SizingOptions options, InstanceCatalog catalog)
    {
        (this.options, this.catalog) = (options, catalog);
        var single = new ClusterNetwork(scenario);
        network = copies == 1 ? single : new ClusterNetwork(Copied(single, copies));
        workloads = GrowthSteps.Of(network, catalog, 0, options.GrowthPercent);
        plans = Tried();
    }

    /// <summary>The plan with the sizes found, the workload grown.</summary>
    public ClusterPlan Plan => plans[0];

    public bool Found { get; private set; }

    /// <summary>Whether what is too full are nodes' subnets alone, of which a zone can have several.</summary>
    public bool MoreCopiesHelp => plans.All(plan => plan.Subnets.Where(subnet => subnet.IsForPods).All(options.Holds));

    /// <summary>The nodes' subnets and the pods' with their places in <see cref="Plan"/>, and the most that each needs at any growth up to the one asked for.</summary>
    public IReadOnlyList<(int Index, long PeakAddresses)> Subnets =>
        [.. Enumerable.Range(0, network.Roles.Length).Where(IsSized).Select(index => (index, plans.Max(plan => plan.Subnets[index].Peak.Total)))];

    /// <summary>Makes one kind as small as it gets, then the other, again until neither can be smaller.</summary>
    public bool FindSmallest()
    {
        Found = AllHold();
        if (!Found)
            return false;
        (int, int) before;
        do
        {
            before = lengths;
            Shrink(length => lengths = lengths with { Nodes = length }, lengths.Nodes);
            if (network.Roles.Any(roles => roles.HasFlag(SubnetRole.Pods)))
                Shrink(length => lengths = lengths with { Pods = length }, lengths.Pods);
        }
        while (lengths != before);

        return true;
    }

    private void Shrink(Action<int> set, int length)
    {
        var (fits, tooSmall) = (length, SubnetSize.LongestPrefix + 1);
        while (tooSmall - fits > 1)
        {
            var between = (fits + tooSmall) / 2;
            set(between);
            plans = Tried();
            (fits, tooSmall) = AllHold() ? (between, tooSmall) : (fits, between);
        }

        set(fits);
        plans = Tried();
    }

    private bool AllHold() => plans.All(plan => plan.Subnets.Index().Where(subnet => IsSized(subnet.Index)).All(subnet => options.Holds(subnet.Item)));

    private bool IsSized(int subnet) => (network.Roles[subnet] & SizingOptions.SizedRoles) != 0;

    private IReadOnlyList<ClusterPlan> Tried()
    {
        var tried = network.With([.. network.Scenario.Subnets.Select((subnet, index) =>
            IsSized(index) ? Resized(subnet, network.Roles[index].HasFlag(SubnetRole.Pods) ? lengths.Pods : lengths.Nodes) : subnet)]);
        return [.. workloads.Select(grown => grown.PlanIn(tried, catalog))];
    }

    private static SubnetSetup Resized(SubnetSetup subnet, int prefixLength) => subnet with
    {
        Block = CidrBlock.Containing(subnet.Block.Network, prefixLength),
        UsedAddresses = (int)subnet.AddressesInUse + (int)subnet.Reservations.Where(reservation => reservation.Kind == ReservationKind.Explicit).Sum(reservation => reservation.Block.Addresses),
        Reservations = [],
    };

    private static ClusterScenario Copied(ClusterNetwork network, int copies)
    {
        var scenario = network.Scenario;
        var names = new SubnetNames(scenario.Subnets);
        var copied = scenario.Subnets.Index().Where(subnet => (network.Roles[subnet.Index] & SizingOptions.SizedRoles) == SubnetRole.Nodes).ToDictionary(
            subnet => subnet.Item.Name,
            subnet => Enumerable.Range(1, copies - 1).Select(_ => subnet.Item with { Name = names.Copied(subnet.Item.Name), UsedAddresses = 0, Reservations = [], Origin = SubnetOrigin.Copied }).ToList());
        return scenario with
        {
            Subnets = [.. scenario.Subnets.SelectMany(subnet => copied.GetValueOrDefault(subnet.Name, []).Prepend(subnet))],
            // Also of a group that names none: it would leave those that the control plane has, as soon as there are others.
            NodeGroups = [.. scenario.NodeGroups.Select((group, index) => group with
            {
                Subnets = [.. network.Placements[index].Subnets.Select(subnet => scenario.Subnets[subnet].Name)
                    .SelectMany(name => copied.GetValueOrDefault(name, []).Select(copy => copy.Name).Prepend(name))],
            })],
        };
    }
}
