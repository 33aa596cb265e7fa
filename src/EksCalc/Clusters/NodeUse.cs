using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>The addresses of one node, by the ENI that holds them: ENIs may be in different subnets.</summary>
public sealed record NodeUse
{
    /// <summary>Addresses of the primary ENI, always in the node's subnet.</summary>
    public required AddressUse PrimaryEni { get; init; }

    /// <summary>The other ENIs: in the node's subnet, in one found by subnet discovery (R28), or in the ENIConfig's (R27).</summary>
    public IReadOnlyList<EniShare> OtherEnis
    {
        get;
        init
        {
            field = value;
            Others = value.Aggregate(default(AddressUse), (sum, share) => sum + (share.Use * share.Count));
        }
    }

    = [];

    /// <summary>ENIs of the node, trunk and branch ENIs included.</summary>
    public int Enis { get; init; } = 1;

    /// <summary>/80 prefixes that it takes from its subnet's IPv6 block.</summary>
    public int Ipv6Prefixes { get; init; }

    /// <summary>Pods that wait for ever because the node has no address for them.</summary>
    public int WaitingPods { get; init; }

    /// <summary>Addresses of all ENIs but the primary one.</summary>
    public AddressUse Others { get; private init; }

    /// <summary>All addresses.</summary>
    public AddressUse Total => PrimaryEni + Others;

    /// <summary>A Linux node of an IPv4 cluster.</summary>
    /// <param name="plan">What ipamd holds.</param>
    /// <param name="slotsPerEni">Slots of one ENI.</param>
    /// <param name="primaryServesPods">False under custom networking.</param>
    /// <param name="branchEnis">Pods with a branch ENI each, on the trunk.</param>
    public static NodeUse Of(NodePlan plan, int slotsPerEni, bool primaryServesPods, int branchEnis)
    {
        var left = new Slots(plan);
        var primary = left.Take(primaryServesPods ? slotsPerEni : 0);
        var others = new List<EniShare>();
        for (var eni = 1; eni < plan.Enis; eni++)
            Add(others, left.Take(slotsPerEni));
        if (branchEnis > 0)
            others.Add(new EniShare(new AddressUse { BranchEnis = 1 }, branchEnis));
        return new NodeUse { PrimaryEni = primary, OtherEnis = others, Enis = plan.Enis + branchEnis, WaitingPods = plan.WaitingPods };
    }

    /// <summary>A node of an IPv6 cluster.</summary>
    /// <param name="node">The node.</param>
    /// <param name="pods">Pods that want an address.</param>
    public static NodeUse Of(Ipv6Node node, int pods) => new()
    {
        PrimaryEni = new AddressUse { EniPrimaries = Ipv6Node.Ipv4Addresses },
        Ipv6Prefixes = node.Prefixes,
        WaitingPods = node.WaitingPods(pods),
    };

    private static void Add(List<EniShare> shares, AddressUse eni)
    {
        if (shares.Count > 0 && shares[^1].Use == eni)
            shares[^1] = shares[^1] with { Count = shares[^1].Count + 1 };
        else
            shares.Add(new EniShare(eni, 1));
    }

    /// <summary>What is not yet on an ENI, pods first.</summary>
    private sealed class Slots(NodePlan plan)
    {
        private int secondaries = plan.SecondaryAddresses;
        private int prefixes = plan.Prefixes;
        private int assigned = plan.AssignedAddresses;

        public AddressUse Take(int slots)
        {
            var takenSecondaries = Math.Min(slots, secondaries);
            var takenPrefixes = Math.Min(slots - takenSecondaries, prefixes);
            var addresses = takenPrefixes * Ipv4Prefix.Addresses;
            var pods = Math.Min(assigned, takenSecondaries + addresses);
            secondaries -= takenSecondaries;
            prefixes -= takenPrefixes;
            assigned -= pods;
            return takenPrefixes > 0
                ? new AddressUse { EniPrimaries = 1, PodPrefixAddresses = pods, WarmPrefixAddresses = addresses - pods }
                : new AddressUse { EniPrimaries = 1, PodSecondaries = pods, WarmSecondaries = takenSecondaries - pods };
        }
    }
}
