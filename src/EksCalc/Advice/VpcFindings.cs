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

    private const string ControlPlaneSource = "R09 (EKS user guide, network requirements)";
    private const string LoadBalancerSource = "R08 (EKS user guide, ALB ingress)";

    public static IEnumerable<Finding> Of(ClusterPlan plan) =>
        [.. AssociationRules.Check(plan.Scenario.Vpc.Blocks), .. Quotas(plan), .. ControlPlane(plan), .. LoadBalancers(plan), .. Versions(plan), .. Consumers(plan)];

    private static IEnumerable<Finding> Quotas(ClusterPlan plan)
    {
        const string Source = "R02 (Amazon VPC user guide, quotas)";
        var blocks = plan.Scenario.Vpc.Blocks.Count;
        if (blocks > VpcQuotas.Ipv4Blocks)
        {
            yield return new Finding(
                "vpc-many-blocks", blocks > VpcQuotas.MostIpv4Blocks ? Severity.Error : Severity.Warning, "vpc", Invariant($"It has {blocks:N0} IPv4 blocks; the quota is {VpcQuotas.Ipv4Blocks}, at most {VpcQuotas.MostIpv4Blocks}."),
                "AWS refuses more than the quota.", "Use fewer and larger blocks, or ask for a higher quota.", Source);
        }

        if (plan.Scenario.Subnets.Count > VpcQuotas.Subnets)
            yield return new Finding("vpc-many-subnets", Severity.Warning, "vpc", Invariant($"It has {plan.Scenario.Subnets.Count:N0} subnets; the quota is {VpcQuotas.Subnets}."), "AWS refuses more than the quota.", "Ask for a higher quota.", Source);
        if (plan.Enis > VpcQuotas.EnisPerRegion)
            yield return new Finding("region-enis", Severity.Warning, "vpc", Invariant($"At their most the nodes have {plan.Enis:N0} ENIs; the Region's quota is {VpcQuotas.EnisPerRegion:N0}."), "Nodes then stay without addresses for pods.", "Ask for a higher quota.", "R02 (EKS best practices, known limits)");

        var (limit, most) = plan.Scenario.Vpc.IsPeered ? (NetworkAddressUsage.PeeredLimit, NetworkAddressUsage.MostPeeredLimit) : (NetworkAddressUsage.Limit, NetworkAddressUsage.MostLimit);
        var units = plan.NetworkAddressUsageUnits;
        if (units > limit)
        {
            yield return new Finding(
                "vpc-network-address-usage", units > most ? Severity.Error : Severity.Warning, "vpc", Invariant($"Its network address usage comes to {units:N0} units; the limit is {limit:N0}, at most {most:N0}."),
                "AWS refuses further addresses.", "Use prefixes, which count as one unit each, or ask for a higher limit.", "R05 (Amazon VPC user guide, network address usage)");
        }
    }

    private static IEnumerable<Finding> ControlPlane(ClusterPlan plan)
    {
        var subnets = plan.Subnets.Where(subnet => plan.Scenario.ControlPlaneSubnets.Contains(subnet.Subnet.Name)).ToList();
        if (subnets.Count == 0)
            yield break;
        if (subnets.Select(subnet => subnet.Subnet.Zone).Distinct().Count() < 2)
            yield return new Finding("control-plane-zones", Severity.Error, "cluster.controlPlaneSubnets", "They are all in one zone.", "EKS wants subnets in at least two.", "Add a subnet of another zone.", ControlPlaneSource);
        foreach (var subnet in subnets)
        {
            // What the control plane itself takes is not in its own way.
            var free = subnet.Capacity - subnet[Situation.Grown].Total + subnet[Situation.Grown].ControlPlane;
            if (free < ControlPlaneRecommended)
            {
                yield return new Finding(
                    "control-plane-room", free < ControlPlaneLeast ? Severity.Error : Severity.Warning, subnet.Subnet.Name,
                    Invariant($"It leaves {Math.Max(0, free):N0} addresses to the control plane; EKS wants {ControlPlaneLeast} and recommends {ControlPlaneRecommended}."),
                    "Without them cluster updates fail.", "Give the control plane small subnets of its own, a /28 each.", ControlPlaneSource);
            }

            var forUpgrade = subnet.Capacity - subnet[Situation.Grown].Total;
            if (forUpgrade is >= 0 and < ClusterPlanner.ControlPlaneUpgradeAddresses)
            {
                yield return new Finding(
                    "control-plane-upgrade", Severity.Error, subnet.Subnet.Name, Invariant($"{forUpgrade:N0} addresses are free for an update; up to {ClusterPlanner.ControlPlaneUpgradeAddresses} are needed."),
                    "EKS makes new ENIs before it deletes the old ones.", "Free addresses before the update.", "R10 (EKS user guide, cluster updates; containers-roadmap issue 1693)");
            }

            if (subnet.Nodes > 0)
            {
                yield return new Finding(
                    "control-plane-shares", Severity.Info, subnet.Subnet.Name, Invariant($"The control plane shares it with {subnet.Nodes:N0} {(subnet.Nodes == 1 ? "node" : "nodes")}."),
                    $"{(plan.Settings.CustomNetworking || plan.Settings.Mode == Cni.IpMode.Ipv6 ? "Nodes" : "Nodes and their pods")} can take the addresses that an update needs.", "Give the control plane small subnets of its own, a /28 each.", "R09 (EKS best practices, networking/subnets)");
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
                yield return new Finding("load-balancer-zones", Severity.Error, name, "Its subnets are all in one zone.", "An Application Load Balancer needs two zones.", "Add a subnet of another zone.", LoadBalancerSource);
            foreach (var subnet in subnets.Where(subnet => subnet.Subnet.Size.PrefixLength > LoadBalancerLongestPrefix || subnet.Capacity - subnet[Situation.Grown].Total < 0))
            {
                yield return new Finding(
                    "load-balancer-room", Severity.Error, name, $"{subnet.Subnet.Name} leaves it fewer than {LoadBalancerFree} free addresses, or is smaller than a /{LoadBalancerLongestPrefix}.",
                    "It cannot be made or cannot grow.", "Choose a larger subnet.", LoadBalancerSource);
            }
        }
    }

    private static IEnumerable<Finding> Versions(ClusterPlan plan)
    {
        const string Source = "R15 (amazon-vpc-cni-k8s README)";
        var (settings, version) = (plan.Settings, plan.Scenario.CniVersion);
        (bool Used, CniVersion Since, string What)[] features =
        [
            (settings.Mode == IpMode.PrefixDelegation, CniVersion.FirstWithPrefixDelegation, "Prefix delegation"),
            (settings.Mode == IpMode.Ipv6, new CniVersion(1, 10), "IPv6"),
            (settings.SubnetDiscovery && plan.Scenario.Subnets.Any(subnet => subnet.IsForDiscovery), new CniVersion(1, 18), "Subnet discovery"),
        ];
        foreach (var feature in features.Where(feature => feature.Used && version < feature.Since))
            yield return new Finding("cni-too-old", Severity.Error, "cluster.cniVersion", $"{feature.What} needs VPC CNI {feature.Since}; it is {version}.", "Older versions ignore the setting, which the plan does not.", "Update the VPC CNI add-on.", Source);
        if (version < CniVersion.Modelled)
            yield return new Finding("cni-not-the-modelled", Severity.Info, "cluster.cniVersion", $"The plan follows VPC CNI {CniVersion.Modelled}; yours is {version}.", "The pool manager has changed between versions.", "Update the add-on, or allow for differences.", Source);
    }

    private static IEnumerable<Finding> Consumers(ClusterPlan plan)
    {
        var fargate = plan.Scenario.Consumers.Where(consumer => consumer.Kind == ConsumerKind.FargatePod).Sum(consumer => consumer.Count);
        if (fargate > 0 && plan.Settings.Mode == IpMode.Ipv6)
            yield return new Finding("fargate-takes-ipv4", Severity.Info, "consumers", Invariant($"{fargate:N0} Fargate pods take an IPv4 address each, in an IPv6 cluster too."), "Each has an ENI of its own.", "Keep IPv4 addresses for them.", "R31 (EKS user guide, Fargate pods)");
        var tagged = plan.Scenario.Subnets.Where(subnet => subnet.IsForDiscovery).Select(subnet => subnet.Name).ToList();
        if (tagged.Count > 0 && (!plan.Settings.SubnetDiscovery || plan.Settings.CustomNetworking))
            yield return new Finding("discovery-unused", Severity.Warning, string.Join(", ", tagged), "They are tagged for subnet discovery, which is not in effect.", plan.Settings.CustomNetworking ? "Custom networking takes the ENIConfig's subnet." : "ENABLE_SUBNET_DISCOVERY is off.", "Turn it on, or remove the tags.", "R28 (amazon-vpc-cni-k8s README)");
    }
}
