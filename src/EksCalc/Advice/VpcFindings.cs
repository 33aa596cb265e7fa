using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about the VPC of a plan, its control plane and its load balancers.</summary>
internal static class VpcFindings
{
    private const int ControlPlaneLeast = 6;
    private const int ControlPlaneRecommended = 16;
    private const int LoadBalancerFree = 8;
    private const int LoadBalancerLongestPrefix = 27;

    public static IEnumerable<Finding> Of(ClusterPlan plan) =>
        [.. AssociationRules.Check(plan.Scenario.Vpc.Blocks), .. Quotas(plan), .. ControlPlane(plan), .. LoadBalancers(plan), .. Versions(plan), .. Consumers(plan)];

    private static IEnumerable<Finding> Quotas(ClusterPlan plan)
    {
        var blocks = plan.Scenario.Vpc.Blocks.Count;
        if (blocks > VpcQuotas.Ipv4Blocks)
            yield return FindingKinds.VpcManyBlocks.Of(
                "vpc", Invariant($"It has {blocks:N0} IPv4 blocks; the quota is {VpcQuotas.Ipv4Blocks}, at most {VpcQuotas.MostIpv4Blocks}."));

        if (plan.Scenario.Subnets.Count > VpcQuotas.Subnets)
            yield return FindingKinds.VpcManySubnets.Of(
                "vpc", Invariant($"It has {plan.Scenario.Subnets.Count:N0} subnets; the quota is {VpcQuotas.Subnets}."));
        if (plan.Enis > VpcQuotas.EnisPerRegion)
            yield return FindingKinds.RegionEnis.Of(
                "vpc", Invariant($"At their most the nodes have {plan.Enis:N0} ENIs; the Region's quota is {VpcQuotas.EnisPerRegion:N0}."));

        var (limit, most) = plan.Scenario.Vpc.IsPeered ? (NetworkAddressUsage.PeeredLimit, NetworkAddressUsage.MostPeeredLimit) : (NetworkAddressUsage.Limit, NetworkAddressUsage.MostLimit);
        var units = plan.NetworkAddressUsageUnits;
        if (units > limit)
        {
            yield return FindingKinds.VpcNetworkAddressUsage.Of(
                "vpc", Invariant($"Its network address usage comes to {units:N0} units; the limit is {limit:N0}, at most {most:N0}."),
                severity: units > most ? Severity.Error : Severity.Warning);
        }
    }

    private static IEnumerable<Finding> ControlPlane(ClusterPlan plan)
    {
        var subnets = plan.Subnets.Where(subnet => plan.Scenario.ControlPlaneSubnets.Contains(subnet.Subnet.Name)).ToList();
        if (subnets.Count == 0)
            yield break;
        if (subnets.Select(subnet => subnet.Subnet.Zone).Distinct().Count() < 2)
            yield return FindingKinds.ControlPlaneZones.Of("cluster.controlPlaneSubnets", "They are all in one zone.");
        foreach (var subnet in subnets)
        {
            // What the control plane itself takes is not in its own way.
            var free = subnet.Capacity - subnet[Situation.Grown].Total + subnet[Situation.Grown].ControlPlane;
            if (free < ControlPlaneRecommended)
            {
                yield return FindingKinds.ControlPlaneRoom.Of(
                    subnet.Subnet.Name, Invariant($"It leaves {Math.Max(0, free):N0} addresses to the control plane; EKS wants {ControlPlaneLeast} and recommends {ControlPlaneRecommended}."),
                    severity: free < ControlPlaneLeast ? Severity.Error : Severity.Warning);
            }

            var forUpgrade = subnet.Capacity - subnet[Situation.Grown].Total;
            if (forUpgrade is >= 0 and < ClusterPlanner.ControlPlaneUpgradeAddresses)
            {
                yield return FindingKinds.ControlPlaneUpgrade.Of(
                    subnet.Subnet.Name, Invariant($"{forUpgrade:N0} addresses are free for an update; up to {ClusterPlanner.ControlPlaneUpgradeAddresses} are needed."));
            }

            if (subnet.Nodes > 0)
            {
                yield return FindingKinds.ControlPlaneShares.Of(
                    subnet.Subnet.Name, Invariant($"The control plane shares it with {subnet.Nodes:N0} {(subnet.Nodes == 1 ? "node" : "nodes")}."),
                    reason: $"{(plan.Settings.CustomNetworking || plan.Settings.Mode == Cni.IpMode.Ipv6 ? "Nodes" : "Nodes and their pods")} can take the addresses that an update needs.");
            }
        }
    }

    private static IEnumerable<Finding> LoadBalancers(ClusterPlan plan)
    {
        foreach (var balancer in plan.Scenario.Consumers.Where(consumer => consumer.Kind == ConsumerKind.ApplicationLoadBalancer))
        {
            var subnets = plan.Subnets.Where(subnet => balancer.Subnets.Contains(subnet.Subnet.Name)).ToList();
            var name = balancer.Name.Length > 0 ? balancer.Name : "application load balancer";
            if (subnets.Select(subnet => subnet.Subnet.Zone).Distinct().Count() < 2)
                yield return FindingKinds.LoadBalancerZones.Of(name, "Its subnets are all in one zone.");
            foreach (var subnet in subnets.Where(subnet => subnet.Subnet.Size.PrefixLength > LoadBalancerLongestPrefix || subnet.Capacity - subnet[Situation.Grown].Total < 0))
            {
                yield return FindingKinds.LoadBalancerRoom.Of(
                    name, $"{subnet.Subnet.Name} leaves it fewer than {LoadBalancerFree} free addresses, or is smaller than a /{LoadBalancerLongestPrefix}.");
            }
        }
    }

    private static IEnumerable<Finding> Versions(ClusterPlan plan)
    {
        var (settings, version) = (plan.Settings, plan.Scenario.CniVersion);
        (bool Used, CniVersion Since, string What)[] features =
        [
            (settings.Mode == IpMode.PrefixDelegation, CniVersion.FirstWithPrefixDelegation, "Prefix delegation"),
            (settings.Mode == IpMode.Ipv6, CniVersion.FirstWithIpv6, "IPv6"),
            (settings is { Mode: IpMode.Ipv6, PodEni: true }, CniVersion.FirstWithPodEniInIpv6, "Security groups for pods in an IPv6 cluster"),
            (settings.SubnetDiscovery && plan.Scenario.Subnets.Any(subnet => subnet.IsForDiscovery), CniVersion.FirstWithSubnetDiscovery, "Subnet discovery"),
        ];
        foreach (var feature in features.Where(feature => feature.Used && version < feature.Since))
            yield return FindingKinds.CniTooOld.Of("cluster.cniVersion", $"{feature.What} needs VPC CNI {feature.Since}; it is {version}.");
        if (version < CniVersion.Modelled)
            yield return FindingKinds.CniNotTheModelled.Of("cluster.cniVersion", $"The plan follows VPC CNI {CniVersion.Modelled}; yours is {version}.");
    }

    private static IEnumerable<Finding> Consumers(ClusterPlan plan)
    {
        var fargate = plan.Scenario.Consumers.Where(consumer => consumer.Kind == ConsumerKind.FargatePod).Sum(consumer => consumer.Count);
        if (fargate > 0 && plan.Settings.Mode == IpMode.Ipv6)
            yield return FindingKinds.FargateTakesIpv4.Of(
                "consumers", Invariant($"{fargate:N0} Fargate pods take an IPv4 address each, in an IPv6 cluster too."));
        var tagged = plan.Scenario.Subnets.Where(subnet => subnet.IsForDiscovery).Select(subnet => subnet.Name).ToList();
        if (tagged.Count > 0 && (!plan.Settings.SubnetDiscovery || plan.Settings.CustomNetworking))
            yield return FindingKinds.DiscoveryUnused.Of(
                string.Join(", ", tagged), "They are tagged for subnet discovery, which is not in effect.",
                reason: plan.Settings.CustomNetworking ? "Custom networking takes the ENIConfig's subnet." : "ENABLE_SUBNET_DISCOVERY is off.");
    }
}
