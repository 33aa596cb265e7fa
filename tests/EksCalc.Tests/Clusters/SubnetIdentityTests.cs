using System.Globalization;
using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>Names are labels: whatever a subnet is called, it is the same subnet.</summary>
[Rule("R27", "R28")]
public sealed class SubnetIdentityTests
{
    private static readonly (string, string) Custom = ("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true");

    [Fact]
    public void Advice_NodesSubnetNamedLikeACopy_IsInTheAnswer()
    {
        var sizing = SubnetSizing.Of(Renamed(Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 10, 9)), ["nodes (2)", "nodes-b"]), ModeOption.SecondaryIp, SizingOptions.Default);

        Assert.Equal([("nodes (2)", SubnetOrigin.Given), ("nodes-b", SubnetOrigin.Given)], sizing.Subnets.Select(subnet => (subnet.Name, subnet.Origin)));
        Assert.Equal(["nodes (2)", "nodes-b"], sizing.Places!.Select(place => place.Name));
    }

    [Fact]
    public void Advice_CopiesOfSubnetsNamedLikeCopies_HaveNamesOfTheirOwn()
    {
        var scenario = Renamed(Scenarios.Zones(2, 24, Scenarios.Group("m5.4xlarge", 2000, 60)), ["n", "n (2)"]);
        var sizing = SubnetSizing.Of(scenario, ModeOption.SecondaryIp, SizingOptions.Default);

        Assert.True(sizing.Fits);
        var (first, second) = (sizing.Subnets.Where(subnet => subnet.Zone == "eu-west-1a").ToList(), sizing.Subnets.Where(subnet => subnet.Zone == "eu-west-1b").ToList());
        Assert.Equal(["n", "n (3)", "n (4)"], first.Take(3).Select(subnet => subnet.Name));
        Assert.Equal(["n (2)", "n (2) (2)", "n (2) (3)"], second.Take(3).Select(subnet => subnet.Name));
        foreach (var zone in new[] { first, second })
            Assert.Equal(zone.Skip(1).Select(_ => SubnetOrigin.Copied).Prepend(SubnetOrigin.Given), zone.Select(subnet => subnet.Origin));
    }

    [Fact]
    public void Modes_SubnetNamedLikeAnAssumedOne_StaysApartFromIt()
    {
        var scenario = Renamed(Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 4, 9)), ["pods-eu-west-1a (assumed)"]);
        var plan = ModeComparison.Of(scenario).Single(mode => mode.Mode == ModeOption.CustomNetworking).Plan;

        Assert.Equal([("pods-eu-west-1a (assumed)", SubnetOrigin.Given), ("pods-eu-west-1a (assumed 2)", SubnetOrigin.Assumed)], plan.Subnets.Select(subnet => (subnet.Subnet.Name, subnet.Subnet.Origin)));
        Assert.Equal([SubnetRole.Nodes, SubnetRole.Pods], plan.Subnets.Select(subnet => subnet.Roles));
    }

    [Fact]
    public void Advice_AnyNames_GivesTheSameNumbers() => Gen.Select(Workload, HostileNames.Of(6), Gen.Enum<ModeOption>()).ForAll(
        (scenario, names, mode) =>
        {
            var renamed = Renamed(scenario, names);
            var (plan, other) = (ClusterPlanner.Plan(scenario), ClusterPlanner.Plan(renamed));
            Assert.Equal(plan.Subnets.Select(Numbers), other.Subnets.Select(Numbers));
            Assert.Equal(names.Take(other.Subnets.Count), other.Subnets.Select(subnet => subnet.Subnet.Name));
            var (sizing, otherSizing) = (SubnetSizing.Of(scenario, mode, SizingOptions.Default), SubnetSizing.Of(renamed, mode, SizingOptions.Default));
            Assert.Equal(sizing.Subnets.Select(Nameless), otherSizing.Subnets.Select(Nameless));
            Assert.Equal(sizing.Places?.Select(Nameless), otherSizing.Places?.Select(Nameless));
            Assert.Equal(otherSizing.Plan.Subnets.Count, otherSizing.Plan.Subnets.Select(subnet => subnet.Subnet.Name).Distinct().Count());
            Assert.All(otherSizing.Subnets, subnet => Assert.Equal(subnet.Origin == SubnetOrigin.Given, names.Take(scenario.Subnets.Count).Contains(subnet.Name)));
        },
        iter: 300);

    [Fact]
    public void Roles_EniConfigsWithoutCustomNetworking_ArePodsSubnetsToSpare()
    {
        var scenario = WithPodSubnets(Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 10, 9), Custom)) with { ControlPlaneSubnets = ["nodes-a"] };
        var on = ClusterPlanner.Plan(scenario);
        var off = ModeComparison.Of(scenario).Single(mode => mode.Mode == ModeOption.SecondaryIp);

        Assert.Equal([SubnetRole.Nodes | SubnetRole.ControlPlane, SubnetRole.Nodes, SubnetRole.Pods, SubnetRole.Pods], on.Subnets.Select(subnet => subnet.Roles));
        Assert.Equal([SubnetRole.Nodes | SubnetRole.ControlPlane, SubnetRole.Nodes, SubnetRole.SparePods, SubnetRole.SparePods], off.Plan.Subnets.Select(subnet => subnet.Roles));
        Assert.Equal(0, off.PodSubnetAddresses);
        Assert.InRange(off.NodeSubnetAddresses, off.Plan.Sum(Situation.Grown).Total - off.Plan.Subnets.Skip(2).Sum(subnet => subnet[Situation.Grown].Total), off.Plan.Subnets.Take(2).Sum(subnet => subnet.Peak.Total));
    }

    private static Gen<ClusterScenario> Workload { get; } = Gen.Select(Gen.Int[1, 3], Gen.Int[0, 400], Gen.Int[0, 60], Gen.Bool, Gen.Bool).Select((zones, nodes, pods, custom, named) =>
    {
        var group = Scenarios.Group("m5.2xlarge", nodes, pods);
        var scenario = Scenarios.Zones(zones, 22, group, custom ? [Custom] : []);
        if (custom)
            scenario = WithPodSubnets(scenario);
        return scenario with
        {
            ControlPlaneSubnets = ["nodes-a"],
            Consumers = [new Consumer(ConsumerKind.InterfaceEndpoint, "endpoint", ["nodes-a"], 3)],
            NodeGroups = [named ? group with { Subnets = [.. Enumerable.Range(0, zones).Select(zone => scenario.Subnets[zone].Name)] } : group],
        };
    });

    private static object Numbers(SubnetPlan subnet) => (subnet.Roles, subnet.Nodes, subnet.Capacity, string.Join(" ", Enum.GetValues<Situation>().Select(situation => subnet[situation])));

    private static object Nameless(SizedSubnet subnet) => (subnet.Zone, subnet.Origin, subnet.IsForPods, subnet.Size, subnet.PeakAddresses, subnet.InNewVpc);

    private static object Nameless(SubnetPlace place) => (place.Zone, place.IsForPods, place.Block, place.Stays, place.NewVpcBlock);

    private static ClusterScenario WithPodSubnets(ClusterScenario scenario)
    {
        var pods = scenario.Subnets.Select((subnet, zone) => Scenarios.Subnet(string.Create(CultureInfo.InvariantCulture, $"pods-{zone}"), zone, 20, 100) with { UsedAddresses = 7 }).ToList();
        return Scenarios.With(scenario, [.. pods]) with { EniConfigs = pods.ToDictionary(subnet => subnet.Zone, subnet => new EniConfig(subnet.Name)) };
    }

    internal static ClusterScenario Renamed(ClusterScenario scenario, IReadOnlyList<string> names)
    {
        var to = scenario.Subnets.Zip(names, (subnet, name) => (subnet.Name, name)).ToDictionary();
        return scenario with
        {
            Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Name = to[subnet.Name] })],
            ControlPlaneSubnets = [.. scenario.ControlPlaneSubnets.Select(name => to[name])],
            EniConfigs = scenario.EniConfigs.ToDictionary(config => config.Key, config => config.Value with { Subnet = to[config.Value.Subnet] }),
            NodeGroups = [.. scenario.NodeGroups.Select(group => group with { Subnets = [.. group.Subnets.Select(name => to[name])] })],
            Consumers = [.. scenario.Consumers.Select(consumer => consumer with { Subnets = [.. consumer.Subnets.Select(name => to[name])] })],
        };
    }
}
