using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Vpc;
using static System.FormattableString;

namespace EksCalc.Advice;

/// <summary>Findings about the VPC of a plan, the CNI's version and what else takes addresses.</summary>
internal static class VpcFindings
{
    public static IEnumerable<Finding> Of(ClusterPlan plan) =>
        [.. OfVpc(plan.Scenario.Vpc, plan.Subnets.Count, plan.Usage, () => plan.Mix?.Usage), .. OfCluster(plan)];

    /// <summary>What is true of the VPC, whosever.</summary>
    public static IEnumerable<Finding> Of(VpcPlan plan) =>
        [.. OfVpc(plan.Vpc, plan.Subnets.Count, plan.Usage, () => plan.Mix?.Usage), .. Names(plan)];

    /// <summary>What is true of one cluster in it.</summary>
    public static IEnumerable<Finding> OfCluster(ClusterPlan plan) => [.. ServiceBlock(plan), .. Versions(plan), .. Fargate(plan), .. Tags(plan)];

    private static IEnumerable<Finding> OfVpc(VpcSetup vpc, int subnets, VpcUsage usage, Func<VpcUsage?> asMixes) =>
        [.. AssociationRules.Check(vpc.Blocks), .. Quotas(vpc, subnets, usage, asMixes)];

    private static IEnumerable<Finding> Names(VpcPlan plan) => plan.OtherNames.GroupBy(other => other.Name).Select(other => FindingKinds.SubnetOtherNames.Of(
        other.Key, $"{SubnetFindings.Listed(other.Select(one => $"{plan.Names[one.Cluster]} calls it {one.Other}"))}."));

    // Planned as mixes only where a quota is passed: that is a plan of its own.
    private static IEnumerable<Finding> Quotas(VpcSetup vpc, int subnets, VpcUsage usage, Func<VpcUsage?> asMixes)
    {
        var blocks = vpc.Blocks.Count;
        if (blocks > VpcQuotas.Ipv4Blocks)
        {
            yield return FindingKinds.VpcManyBlocks.Of(
                "vpc", Invariant($"It has {blocks:N0} IPv4 blocks; the quota is {VpcQuotas.Ipv4Blocks}, at most {VpcQuotas.MostIpv4Blocks}."));
        }

        if (subnets > VpcQuotas.Subnets)
            yield return FindingKinds.VpcManySubnets.Of(
                "vpc", Invariant($"It has {subnets:N0} subnets; the quota is {VpcQuotas.Subnets}."));
        var zones = usage.EnisByZone.Where(zone => zone.Value > VpcQuotas.EnisPerZone).OrderByDescending(zone => zone.Value).ToList();
        if (zones.Count > 0)
            yield return FindingKinds.ZoneEnis.Of(
                SubnetFindings.Listed(zones.Select(zone => zone.Key)), Invariant($"At their most the nodes in {zones[0].Key} have {zones[0].Value:N0} ENIs{AsMixes(asMixes()?.EnisByZone[zones[0].Key])}; the quota is {VpcQuotas.EnisPerZone:N0}."));

        var (limit, most) = vpc.IsPeered ? (NetworkAddressUsage.PeeredLimit, NetworkAddressUsage.MostPeeredLimit) : (NetworkAddressUsage.Limit, NetworkAddressUsage.MostLimit);
        var (units, withPods) = (usage.Units, usage.UnitsWithPods);
        if (withPods > limit)
        {
            var reading = withPods > units ? Invariant($", or {withPods:N0} if pods count beside the prefixes that their addresses are of, which AWS does not say") : "";
            yield return FindingKinds.VpcNetworkAddressUsage.Of(
                "vpc", Invariant($"Its network address usage comes to {units:N0} units{reading}{AsMixes(asMixes()?.Units)}; the limit is {limit:N0}, at most {most:N0}."),
                severity: units > most ? Severity.Error : units > limit ? Severity.Warning : Severity.Info);
        }
    }

    private static string AsMixes(long? number) => number is { } count ? Invariant($", {count:N0} as mixes of their groups' types") : "";

    private static IEnumerable<Finding> ServiceBlock(ClusterPlan plan)
    {
        if (plan.Scenario.ServiceBlock is not { } services || plan.Scenario.Vpc.Blocks.FirstOrDefault(services.Overlaps) is not { PrefixLength: > 0 } block)
            yield break;
        var free = ((CidrBlock[])[CidrBlock.Parse("172.20.0.0/16"), CidrBlock.Parse("10.100.0.0/16"), CidrBlock.Parse("192.168.0.0/16")])
            .Where(other => !plan.Scenario.Vpc.Blocks.Any(other.Overlaps)).Select(other => (CidrBlock?)other).FirstOrDefault();
        yield return FindingKinds.ServiceBlockOverlaps.Of("cluster.serviceCidr", $"{services} overlaps the VPC's {block}.", action: free is null ? null : $"Make the cluster with another block, such as {free}; it cannot be changed later.").DoneBy(free is null ? null : scenario => scenario with { ServiceBlock = free });
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
            (settings.SubnetDiscovery && plan.Scenario.Subnets.Any(HasTagOfNewVersions), CniVersion.FirstWithSubnetTagValues, "A tag that takes a subnet out, or names a cluster,"),
        ];
        foreach (var feature in features.Where(feature => feature.Used && version < feature.Since))
            yield return FindingKinds.CniTooOld.Of("cluster.cniVersion", $"{feature.What} needs VPC CNI {feature.Since}; it is {version}.").DoneBy(Update);
        if (version < CniVersion.Modelled)
            yield return FindingKinds.CniNotTheModelled.Of("cluster.cniVersion", $"The plan follows VPC CNI {CniVersion.Modelled}; yours is {version}.").DoneBy(Update);

        static ClusterScenario Update(ClusterScenario scenario) => scenario with { CniVersion = CniVersion.Modelled };

        static bool HasTagOfNewVersions(SubnetSetup subnet) =>
            (subnet.Tags.ContainsKey(SubnetTagRules.Role) && !subnet.IsForDiscovery) || subnet.Tags.Keys.Any(tag => tag.StartsWith(SubnetTagRules.ClusterPrefix, StringComparison.Ordinal));
    }

    private static IEnumerable<Finding> Fargate(ClusterPlan plan)
    {
        var fargate = plan.Scenario.Consumers.Where(consumer => consumer.Kind == ConsumerKind.FargatePod).Sum(consumer => consumer.Count);
        if (fargate > 0 && plan.Settings.Mode == IpMode.Ipv6)
            yield return FindingKinds.FargateTakesIpv4.Of(
                "consumers", Invariant($"{fargate:N0} Fargate pods take an IPv4 address each, in an IPv6 cluster too."));
    }

    private static IEnumerable<Finding> Tags(ClusterPlan plan)
    {
        var tagged = plan.Scenario.Subnets.Where(subnet => subnet.IsForDiscovery).Select(subnet => subnet.Name).ToList();
        if (tagged.Count > 0 && (!plan.Settings.SubnetDiscovery || plan.Settings.CustomNetworking))
        {
            yield return FindingKinds.DiscoveryUnused.Of(
                    SubnetFindings.Listed(tagged), "They are tagged for subnet discovery, which is not in effect.",
                    reason: plan.Settings.CustomNetworking ? "Custom networking takes the ENIConfig's subnet." : "ENABLE_SUBNET_DISCOVERY is off.",
                    action: plan.Settings.CustomNetworking ? "Remove the tags." : null).DoneBy(scenario => ScenarioRemedy.WithoutRoleTag(scenario, _ => true));
        }

        var excluded = plan.Scenario.EniConfigs.Values.Select(config => config.Subnet).Distinct()
            .Where(name => plan.Network.Discovery.ExcludesPodSubnet(plan.Scenario.Subnets.Index().First(subnet => subnet.Item.Name == name).Index)).ToHashSet();
        if (excluded.Count > 0)
        {
            yield return FindingKinds.EniConfigExcluded.Of(SubnetFindings.Listed(excluded), "Their tags take them out, and ENIConfigs name them.").DoneBy(scenario => ScenarioRemedy.WithoutRoleTag(scenario, subnet => excluded.Contains(subnet.Name)));
        }

        foreach (var name in plan.Network.EniConfigs.Unused)
        {
            yield return FindingKinds.EniConfigUnused.Of(name, $"It is called {(ZoneName.IsId(name) ? "by a zone's id, not by its name" : "like no zone")}, and no node group names it.")
                .DoneBy(scenario => scenario with { EniConfigs = scenario.EniConfigs.Where(config => config.Key != name).ToDictionary() });
        }
    }
}
