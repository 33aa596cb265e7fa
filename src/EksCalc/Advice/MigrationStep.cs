using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Advice;

/// <summary>One step of a change of mode.</summary>
/// <param name="What">What to do.</param>
/// <param name="Why">Why it is needed, or what happens without it.</param>
/// <param name="Rules">The rules that it rests on, in order.</param>
public sealed record MigrationStep(string What, string Why, RuleSet Rules)
{
    /// <summary>The steps from one mode to another, or to other subnets in the same mode, in order; none where all can stay.</summary>
    /// <param name="from">The mode that is configured.</param>
    /// <param name="to">The mode to come to, with the subnets that it needs.</param>
    public static IReadOnlyList<MigrationStep> Between(ModeOption from, RankedMode to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if ((from == ModeOption.Ipv6) != (to.Mode == ModeOption.Ipv6))
            return [.. NewCluster(to)];
        var subnets = NewSubnets(from, to).ToList();
        if (from == to.Mode && subnets.Count == 0)
            return [];
        return
        [
            .. subnets,
            .. Changes(from, to.Mode, HasPodSubnets) ? (HasPodSubnets(to.Mode) ? PodSubnets(to) : NoPodSubnets()) : [],
            .. Changes(from, to.Mode, HasPrefixes) ? (HasPrefixes(to.Mode) ? Prefixes(to) : NoPrefixes()) : [],
            new("Make new node groups and move the pods: cordon and drain the old nodes, then remove them.", "Nodes that are there keep what they have; a node that changes under its pods holds addresses of both kinds.", [RuleId.R27, RuleId.R32]),
            new("Watch free addresses and EC2 calls of the first new nodes before the rest follows.", "The plan is a model: other users of the subnets and throttling are the account's own.", [RuleId.R07, RuleId.R25]),
        ];
    }

    // Pods' subnets that a change of mode brings are steps of that change.
    private static IEnumerable<MigrationStep> NewSubnets(ModeOption from, RankedMode to)
    {
        foreach (var forPods in (bool[])[false, true])
        {
            var added = to.NewSubnets(forPods);
            if (added.Count == 0 || !to.HasTooSmall(forPods) || (forPods && !HasPodSubnets(from)))
                continue;
            foreach (var step in NewBlocks(added, "The VPC has no room for subnets of this size; take another range where yours uses this one already."))
                yield return step;
            yield return new(
                $"Make new subnets for the {(forPods ? "pods" : "nodes")}: {Blocks(added)}{(forPods ? "; name them in the zones' ENIConfigs" : "")}.",
                "The ones there are too small at the peak, and a subnet cannot be enlarged. These blocks are free as far as the scenario says.",
                forPods ? [RuleId.R01, RuleId.R02, RuleId.R27] : [RuleId.R01, RuleId.R02, RuleId.R03]);
        }
    }

    private static IEnumerable<MigrationStep> NewBlocks(IReadOnlyList<SubnetPlace> places, string why)
    {
        var blocks = places.Select(place => place.NewVpcBlock).OfType<CidrBlock>().Distinct().ToList();
        if (blocks.Count > 0)
            yield return new($"Associate {string.Join(" and ", blocks)} with the VPC.", why, [RuleId.R03, RuleId.R04]);
    }

    private static string Blocks(IReadOnlyList<SubnetPlace> places) => string.Join(", ", places.Select(place => $"{place.Block} in {place.Zone}"));

    private static bool Changes(ModeOption from, ModeOption to, Func<ModeOption, bool> has) => has(from) != has(to);

    private static bool HasPodSubnets(ModeOption mode) => ModeTraits.Of(mode).HasPodSubnets;

    private static bool HasPrefixes(ModeOption mode) => ModeTraits.Of(mode).HasPrefixes;

    private static IEnumerable<MigrationStep> PodSubnets(RankedMode to)
    {
        const string unroutable = "Pods then take no addresses that must be routable elsewhere; which blocks go together is restricted.";
        var added = to.NewSubnets(forPods: true);
        foreach (var step in NewBlocks(added, unroutable))
            yield return step;
        if (to.Sizing.Places is null)
            yield return new("Associate a block for pods with the VPC, such as one of 100.64.0.0/10.", unroutable, [RuleId.R03, RuleId.R04]);
        if (added.Count > 0 || to.Sizing.Places is null)
            yield return new($"Make a subnet for pods in every zone that has nodes, with routes like those of the nodes' subnets{(added.Count > 0 ? $": {Blocks(added)}" : "")}.", "An ENI is in its node's zone, so pods of a zone without such a subnet have no addresses.", [RuleId.R27]);
        yield return new("Write an ENIConfig for each zone, named like the zone, with its subnet and security groups.", "ipamd takes the one that the node's zone label names.", [RuleId.R27]);
        yield return new($"Set {CniVariables.CustomNetworking}=true and {CniVariables.EniConfigLabel}={EniConfigChoice.ZoneLabel} on aws-node.", "Only nodes that start after this use the ENIConfigs.", [RuleId.R27]);
        yield return new("Lower max pods: the primary ENI serves none.", "The scheduler would place pods for which there is no address.", [RuleId.R11, RuleId.R27]);
    }

    private static IEnumerable<MigrationStep> NoPodSubnets()
    {
        yield return new("Set AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=false on aws-node.", "New nodes then give pods addresses of their own subnets.", [RuleId.R27]);
        yield return new("Check that the nodes' subnets have room for the pods.", "They take their addresses there from now on.", [RuleId.R01]);
    }

    private static IEnumerable<MigrationStep> Prefixes(RankedMode to)
    {
        yield return new("Check that all instance types are Nitro.", "On others ipamd falls back to secondary addresses without a word.", [RuleId.R15]);
        yield return new("Reserve room for prefixes in the subnets that pods use (a subnet CIDR reservation of type prefix), or make new subnets.", "A prefix needs 16 free addresses in an aligned block; a subnet in use is scattered.", [RuleId.R06, RuleId.R07]);
        yield return to.Result.Plan.Settings.HasIpTargets
            ? new("Set ENABLE_PREFIX_DELEGATION=true on aws-node.", "WARM_IP_TARGET and MINIMUM_IP_TARGET go on as they are, in whole prefixes.", [RuleId.R20, RuleId.R22])
            : new("Set ENABLE_PREFIX_DELEGATION=true and WARM_PREFIX_TARGET=1 on aws-node.", "Without any target above 0 the pool is not grown ahead of the pods.", [RuleId.R18, RuleId.R21]);
        yield return new("Raise max pods of the new nodes to what is recommended: 110, or 250 with more than 30 vCPUs.", "The launch template's number stands against the prefixes otherwise.", [RuleId.R11, RuleId.R13, RuleId.R14]);
    }

    private static IEnumerable<MigrationStep> NoPrefixes()
    {
        yield return new("Set ENABLE_PREFIX_DELEGATION=false on aws-node.", "ENIs with prefixes keep them until their pods are gone.", [RuleId.R15]);
        yield return new("Lower max pods of the new nodes to what their ENIs hold.", "The scheduler would place pods for which there is no address.", [RuleId.R11]);
    }

    private static IEnumerable<MigrationStep> NewCluster(RankedMode to)
    {
        if (to.Mode == ModeOption.Ipv6)
        {
            yield return new("Give the VPC an IPv6 block (/56) and every subnet a /64.", "Each node takes a /80 from its subnet's /64.", [RuleId.R29]);
            yield return new("Check that all instance types are Nitro, and that no Windows nodes are needed; pods with security groups of their own need VPC CNI 1.16.", "Others do not go with IPv6.", [RuleId.R29]);
        }

        yield return new($"Make a new cluster with the IP family {(to.Mode == ModeOption.Ipv6 ? "ipv6" : "ipv4")}.", "The family of a cluster cannot be changed.", [RuleId.R29]);
        yield return new("Move the workloads to it and remove the old cluster.", "Services, DNS names and security rules with addresses in them need a look.", [RuleId.R29]);
    }
}
