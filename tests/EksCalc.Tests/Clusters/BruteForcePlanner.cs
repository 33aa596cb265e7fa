using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>
/// A plan made the slow way: node by node, ENI by ENI, address by address on an address map of each subnet. It shares no formula with the planner: nodes
/// hold what a simulation of ipamd settles at, or, at most, what the plan says one ENI of theirs holds.
/// </summary>
internal sealed class BruteForcePlanner
{
    private readonly ClusterScenario scenario;
    private readonly ClusterPlan plan;
    private readonly AddressMap[] maps;
    private readonly long[] missing;
    private readonly int[] nodes;

    private BruteForcePlanner(ClusterScenario scenario, ClusterPlan plan, BruteForcePlanner? before)
    {
        (this.scenario, this.plan) = (scenario, plan);
        if (before is not null)
        {
            (maps, missing, nodes) = (before.maps, before.missing, before.nodes);
            PlaceControlPlane();
            return;
        }

        maps = [.. scenario.Subnets.Select(subnet => new AddressMap(subnet.Block))];
        missing = new long[maps.Length];
        nodes = new int[maps.Length];
        foreach (var (index, subnet) in scenario.Subnets.Index())
        {
            foreach (var reservation in subnet.Reservations)
                maps[index].Reserve(reservation);
            Take(index, subnet.UsedAddresses);
        }

        PlaceControlPlane();
        foreach (var consumer in scenario.Consumers)
        {
            for (var pod = 0; pod < consumer.Count * (consumer.Kind == ConsumerKind.FargatePod ? 1 : consumer.Subnets.Count); pod++)
                Take(IndexOf(consumer.Subnets[pod % consumer.Subnets.Count]), consumer.Kind == ConsumerKind.ApplicationLoadBalancer ? 8 : 1);
        }
    }

    private void PlaceControlPlane()
    {
        for (var eni = 0; eni < 4 && scenario.ControlPlaneSubnets.Count > 0; eni++)
            Take(IndexOf(scenario.ControlPlaneSubnets[eni % scenario.ControlPlaneSubnets.Count]), 1);
    }

    /// <summary>Whether pods of discovery had to look elsewhere, for which the plan has a way of its own.</summary>
    public bool IsShort => missing.Any(count => count > 0);

    /// <summary>Addresses in use in each subnet, those for which there is no room included.</summary>
    public IReadOnlyList<long> Addresses => [.. maps.Select((map, index) => scenario.Subnets[index].Size.UsableAddresses - map.FreeAddresses + missing[index])];

    /// <summary>Nodes in each subnet.</summary>
    public IReadOnlyList<int> Nodes => nodes;

    /// <summary>Every group at its desired size after a fresh ramp, beside another cluster where that is there before.</summary>
    public static BruteForcePlanner AtRest(ClusterScenario scenario, ClusterPlan plan, BruteForcePlanner? before = null)
    {
        var planner = new BruteForcePlanner(scenario, plan, before);
        foreach (var (group, planned) in scenario.NodeGroups.Zip(plan.Groups))
            planner.Place(group, group.Nodes!.Value.Desired, (subnet, isExcluded) => planner.Settled(group, planned, isExcluded));
        return planner;
    }

    /// <summary>Every group at its most nodes, each with the most that churn leaves.</summary>
    public static BruteForcePlanner AtMost(ClusterScenario scenario, ClusterPlan plan, BruteForcePlanner? before = null)
    {
        var planner = new BruteForcePlanner(scenario, plan, before);
        foreach (var (group, planned) in scenario.NodeGroups.Zip(plan.Groups))
            planner.Place(group, group.Nodes!.Value.Most, (subnet, isExcluded) => Enis(planned.ChurnedNodes.In(isExcluded)));
        return planner;
    }

    private void Place(NodeGroup group, int count, Func<int, bool, List<(EniSubnet Where, int Singles, int Prefixes)>> node)
    {
        var (subnets, zones) = Subnets(group);
        foreach (var (zone, inZone) in zones.Zip(InZones(group, zones, count)))
        {
            var own = subnets.Where(index => scenario.Subnets[index].Zone == zone).ToList();
            var emptiest = group.Kind is NodeGroupKind.Karpenter or NodeGroupKind.AutoMode;
            // An Auto Scaling group fills a zone's subnets in turn; in which order does not matter to what is in each.
            var turns = emptiest ? Enumerable.Repeat(-1, inZone) : Enumerable.Range(0, inZone).Select(turn => own[turn % own.Count]).Order();
            foreach (var turn in turns)
            {
                var subnet = emptiest ? Emptiest(own) : turn;
                nodes[subnet]++;
                var enis = node(subnet, IsExcluded(subnet));
                foreach (var eni in enis.Where(eni => eni.Where == EniSubnet.Nodes))
                    Attach(subnet, eni.Singles, eni.Prefixes);
                foreach (var eni in enis.Where(eni => eni.Where != EniSubnet.Nodes))
                {
                    // Without an ENIConfig ipamd makes none.
                    if (eni.Where != EniSubnet.Pods)
                        Attach(Emptiest(Valid(subnet)), eni.Singles, eni.Prefixes);
                    else if (PodSubnet(zone) is { } pods)
                        Attach(pods, eni.Singles, eni.Prefixes);
                }
            }
        }
    }

    private List<(EniSubnet Where, int Singles, int Prefixes)> Settled(NodeGroup group, NodeGroupPlan planned, bool isExcluded)
    {
        var type = InstanceCatalog.Default.Get(group.InstanceTypes[0]);
        if (plan.Settings.Mode == IpMode.Ipv6)
            return isExcluded || plan.Settings.PodEni ? Enis(planned.SteadyNodes.In(isExcluded)) : [(EniSubnet.Nodes, 1, 0)];
        if (group.Kind == NodeGroupKind.AutoMode)
            return AutoMode(type, planned.PoolPods);
        // R17: three addresses ready, three at least, all of the primary ENI.
        if (group.OperatingSystem == NodeOs.Windows)
            return [(EniSubnet.Nodes, 1 + Math.Min(type.SlotsPerEni, planned.PoolPods + 3), 0)];
        var node = SlowNode.Simulated(type, plan.Settings, planned.MaxPods, planned.PoolPods, isExcluded);
        var elsewhere = plan.Settings.CustomNetworking ? EniSubnet.Pods : plan.Settings.SubnetDiscovery ? EniSubnet.Discovered : EniSubnet.Nodes;
        List<(EniSubnet, int, int)> enis = [Eni(EniSubnet.Nodes, node.Primary), .. node.Others.Select(slots => Eni(elsewhere, slots))];
        var ofResourceController = plan.Settings.CustomNetworking ? EniSubnet.Pods : EniSubnet.Nodes;
        if (node.HasTrunk)
            enis.Add((ofResourceController, 1, 0));
        for (var pod = 0; pod < planned.BranchPods; pod++)
            enis.Add((ofResourceController, 1, 0));
        return enis;

        (EniSubnet, int, int) Eni(EniSubnet where, int slots) => (where, 1 + (node.HasPrefixes ? 0 : slots), node.HasPrefixes ? slots : 0);
    }

    // R31: prefixes as they fill, ENI by ENI.
    private static List<(EniSubnet Where, int Singles, int Prefixes)> AutoMode(InstanceType type, int pods)
    {
        List<(EniSubnet, int, int)> enis = [];
        var perSlot = type.SupportsPrefixDelegation ? 16 : 1;
        for (var slots = (pods + perSlot - 1) / perSlot; (slots > 0 || enis.Count == 0) && enis.Count < type.MaxEnis; slots -= type.SlotsPerEni)
        {
            var held = Math.Min(Math.Max(slots, 0), type.SlotsPerEni);
            enis.Add((EniSubnet.Nodes, perSlot == 1 ? 1 + held : 1, perSlot == 1 ? 0 : held));
        }

        return enis;
    }

    private static List<(EniSubnet Where, int Singles, int Prefixes)> Enis(NodeHolding node) =>
        [.. node.EachEni.Select(eni => (eni.Subnet, (int)eni.Addresses.SingleAddresses, (int)eni.Addresses.Prefixes))];

    private void Attach(int subnet, int singles, int prefixes)
    {
        Take(subnet, singles);
        for (var prefix = 0; prefix < prefixes; prefix++)
        {
            if (!maps[subnet].TryAllocatePrefix(out _))
                missing[subnet] += 16;
        }
    }

    private void Take(int subnet, int addresses)
    {
        for (var address = 0; address < addresses; address++)
        {
            if (!maps[subnet].TryAllocate(AddressOwner.Secondary, out _))
                missing[subnet]++;
        }
    }

    private int Emptiest(IReadOnlyList<int> subnets) => subnets.Aggregate((best, other) => Free(other) > Free(best) ? other : best);

    private long Free(int subnet) => maps[subnet].FreeAddresses - missing[subnet];

    private int? PodSubnet(string zone) => scenario.EniConfigs.TryGetValue(zone, out var config) ? IndexOf(config.Subnet) : null;

    private bool SeesValues => scenario.CniVersion >= new CniVersion(1, 22);

    private string? Tag(int subnet) => scenario.Subnets[subnet].Tags.GetValueOrDefault("kubernetes.io/role/cni");

    private bool IsExcluded(int subnet) => SeesValues && Tag(subnet) == "0";

    private List<int> Valid(int own)
    {
        if (!plan.Settings.SubnetDiscovery || scenario.CniVersion < new CniVersion(1, 18))
            return [own];
        List<int> valid = [.. Enumerable.Range(0, maps.Length).Where(other => scenario.Subnets[other].Zone == scenario.Subnets[own].Zone
            && (other == own ? !IsExcluded(own) : SeesValues ? Tag(other) is not (null or "" or "0") : Tag(other) is not null))];
        valid.Sort((left, right) => (left == own ? -1 : left).CompareTo(right == own ? -1 : right));
        return valid.Count > 0 ? valid : [own];
    }

    private (List<int> Subnets, List<string> Zones) Subnets(NodeGroup group)
    {
        var pods = scenario.EniConfigs.Values.Select(config => config.Subnet).ToHashSet();
        var open = Enumerable.Range(0, maps.Length).Where(index => !pods.Contains(scenario.Subnets[index].Name) && Tag(index) is null or "" or "0").ToList();
        var own = open.Where(index => !scenario.ControlPlaneSubnets.Contains(scenario.Subnets[index].Name)
            || !open.Exists(other => scenario.Subnets[other].Zone == scenario.Subnets[index].Zone && !scenario.ControlPlaneSubnets.Contains(scenario.Subnets[other].Name))).ToList();
        return (own, [.. scenario.Subnets.Select(subnet => subnet.Zone).Distinct().Where(zone => own.Exists(index => scenario.Subnets[index].Zone == zone))]);
    }

    // One node after the other to the zone with the most weight for each of its nodes and half of the next; of several alike, to the scenario's first.
    private static int[] InZones(NodeGroup group, List<string> zones, int count)
    {
        var weights = zones.ConvertAll(zone => group.ZoneWeights.GetValueOrDefault(zone, 1));
        var counts = new int[zones.Count];
        for (var node = 0; node < count && zones.Count > 0; node++)
            counts[Enumerable.Range(0, zones.Count).MaxBy(zone => weights[zone] / (counts[zone] + 0.5m))]++;

        return counts;
    }

    private int IndexOf(string name) => scenario.Subnets.Index().First(subnet => subnet.Item.Name == name).Index;
}
