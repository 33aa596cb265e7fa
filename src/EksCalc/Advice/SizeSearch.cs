using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>Finds the smallest sizes of a scenario's subnets by trying them with the planner. Each kind of subnet has one size in all zones.</summary>
internal sealed class SizeSearch
{
    private readonly ClusterScenario scenario;
    private readonly SizingOptions options;
    private readonly InstanceCatalog catalog;
    private readonly HashSet<string> ofNodes;
    private readonly HashSet<string> ofPods;
    private (int Nodes, int Pods) lengths = (SubnetSize.ShortestPrefix, SubnetSize.ShortestPrefix);

    public SizeSearch(ClusterScenario scenario, int copies, SizingOptions options, InstanceCatalog catalog)
    {
        (this.options, this.catalog) = (options, catalog);
        ofPods = scenario.Settings.CustomNetworking ? [.. scenario.EniConfigs.Values] : [];
        var nodes = scenario.NodeGroups.SelectMany(group => NodePlacement.SubnetsOf(scenario, group)).Select(subnet => subnet.Name).Except(ofPods).ToHashSet();
        this.scenario = Copied(scenario, nodes, copies);
        ofNodes = [.. this.scenario.Subnets.Select(subnet => subnet.Name).Where(name => nodes.Contains(OriginalOf(name)))];
        Plan = Tried();
    }

    public ClusterPlan Plan { get; private set; }

    public bool Found { get; private set; }

    /// <summary>Whether what is too full are nodes' subnets alone, of which a zone can have several.</summary>
    public bool MoreCopiesHelp => Plan.Subnets.Where(subnet => ofPods.Contains(subnet.Subnet.Name)).All(Holds);

    public IReadOnlyList<SizedSubnet> Subnets => [.. Plan.Subnets
        .Where(subnet => IsSized(subnet.Subnet.Name))
        .Select(subnet => new SizedSubnet(
            subnet.Subnet.Name, subnet.Subnet.Zone, ofPods.Contains(subnet.Subnet.Name), Found ? subnet.Subnet.Size : null, subnet.Peak.Total))];

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
            if (ofPods.Count > 0)
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
            (fits, tooSmall) = Holds() ? (between, tooSmall) : (fits, between);
        }

        set(fits);
        Plan = Tried();

        bool Holds()
        {
            Plan = Tried();
            return AllHold();
        }
    }

    private bool AllHold() => Plan.Subnets.Where(subnet => IsSized(subnet.Subnet.Name)).All(Holds);

    private bool Holds(SubnetPlan subnet) => subnet.Fits && subnet.Peak.Total * 100 <= subnet.Capacity * (100 - options.HeadroomPercent);

    private bool IsSized(string name) => ofNodes.Contains(name) || ofPods.Contains(name);

    private ClusterPlan Tried() => ClusterPlanner.Plan(
        scenario with
        {
            Subnets = [.. scenario.Subnets.Select(subnet => IsSized(subnet.Name) ? Sized(subnet, ofPods.Contains(subnet.Name) ? lengths.Pods : lengths.Nodes) : subnet)],
        },
        catalog);

    private static SubnetSetup Sized(SubnetSetup subnet, int prefixLength) => subnet with
    {
        Block = CidrBlock.Containing(subnet.Block.Network, prefixLength),
        UsedAddresses = subnet.UsedAddresses + (int)subnet.Reservations.Where(reservation => reservation.Kind == ReservationKind.Explicit).Sum(reservation => reservation.Block.Addresses),
        Reservations = [],
    };

    private static ClusterScenario Copied(ClusterScenario scenario, HashSet<string> names, int copies) => copies == 1 ? scenario : scenario with
    {
        Subnets = [.. scenario.Subnets.SelectMany(subnet => names.Contains(subnet.Name)
            ? Enumerable.Range(1, copies).Select(copy => copy == 1 ? subnet : subnet with { Name = CopyName(subnet.Name, copy), UsedAddresses = 0, Reservations = [] })
            : [subnet])],
        NodeGroups = [.. scenario.NodeGroups.Select(group => group with
        {
            Subnets = [.. group.Subnets.SelectMany(name => names.Contains(name) ? Enumerable.Range(1, copies).Select(copy => copy == 1 ? name : CopyName(name, copy)) : [name])],
        })],
    };

    private static string CopyName(string name, int copy) => $"{name} ({copy})";

    private static string OriginalOf(string name) => name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var end && int.TryParse(name[(end + 2)..^1], out _) ? name[..end] : name;
}
