using System.Text;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Tests.Clusters;

/// <summary>A scenario that a program makes is checked as one of a file is.</summary>
public class ScenarioProblemsTests
{
    private static ClusterScenario Good { get; } = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 4, 5));

    public static TheoryData<string, string, Func<ClusterScenario, ClusterScenario>> Wrong => new()
    {
        {
            "cluster.controlPlaneSubnets[1]", "There is no subnet 'node-b'; did you mean nodes-b?",
            good => good with { ControlPlaneSubnets = ["nodes-a", "node-b"] }
        },
        { "nodeGroups[0].subnets[0]", "There is no subnet 'x'.", good => Group(good, group => group with { Subnets = ["x"] }) },
        {
            "eniConfigs.eu-west-1a", "There is no subnet 'x'.",
            good => good with { EniConfigs = new Dictionary<string, EniConfig> { ["eu-west-1a"] = new("x") } }
        },
        { "consumers[0].subnets[0]", "There is no subnet 'x'.", good => good with { Consumers = [new Consumer(ConsumerKind.Lambda, "", ["x"])] } },
        { "consumers[0].subnets", "At least 1 expected, 0 found.", good => good with { Consumers = [new Consumer(ConsumerKind.FargatePod, "", [])] } },
        {
            "nodeGroups[0].securityGroupPods", "A whole number from 0 to 65536 expected, -2 found.",
            good => Group(good, group => group with { SecurityGroupPods = -2 })
        },
        {
            "nodeGroups[0].instanceTypes[0]", "There is no instance type 'm5.larg'; did you mean m5.large?",
            good => Group(good, group => group with { InstanceTypes = ["m5.larg"] })
        },
        { "nodeGroups[0].instanceTypes", "At least 1 expected, 0 found.", good => Group(good, group => group with { InstanceTypes = [] }) },
        { "nodeGroups[0].nodes.min", "5 found, which is more than desired, 4.", good => Group(good, group => group with { Nodes = new NodeCount(4, 6) { Least = 5 } }) },
        { "nodeGroups[0].nodes.max", "3 found, which is less than desired, 4.", good => Group(good, group => group with { Nodes = new NodeCount(4, 3) }) },
        {
            "nodeGroups[0]", "How many nodes? count or nodes expected, or pods, from which they follow.",
            good => Group(good, group => group with { Nodes = null })
        },
        { "nodeGroups[0].maxPods", "A whole number from 1 to 65536 expected, 0 found.", good => Group(good, group => group with { MaxPods = 0 }) },
        {
            "nodeGroups[0].reservedEnis", "Karpenter alone counts with reserved ENIs; leave it out, or set kind to karpenter.",
            good => Group(good, group => group with { ReservedEnis = 1 })
        },
        {
            "nodeGroups[0].reservedEnis", "A whole number from 0 to 256 expected, -1 found.",
            good => Group(good, group => group with { ReservedEnis = -1, Kind = NodeGroupKind.Karpenter })
        },
        {
            "nodeGroups[0].podsPerCore", "EKS sets max pods of such nodes; leave it out, or set kind to selfManaged or karpenter.",
            good => Group(good, group => group with { PodsPerCore = 9 })
        },
        {
            "nodeGroups[0].maxPodsExpression", "EKS sets max pods of such nodes, over any expression; leave it out, or set kind to selfManaged or karpenter.",
            good => Group(good, group => group with { MaxPodsExpression = MaxPodsExpression.Parse("1"), Kind = NodeGroupKind.AutoMode })
        },
        {
            "nodeGroups[0].update.budget", "A managed group goes by maxUnavailable; leave it out, or set kind to selfManaged or karpenter or autoMode.",
            good => Group(good, group => group with { DisruptionBudget = new NodeShare(1) })
        },
        {
            "nodeGroups[0].update.budget", "A whole number from 0 to 100 expected, 101 found.",
            good => Group(good, group => group with { DisruptionBudget = new NodeShare(101, IsPercent: true), Kind = NodeGroupKind.Karpenter })
        },
        {
            "nodeGroups[0].update.strategy", "Only a managed node group is updated with minimal; set kind to managed, or leave it out.",
            good => Group(good, group => group with { UpdateStrategy = UpdateStrategy.Minimal, Kind = NodeGroupKind.Karpenter })
        },
        {
            "nodeGroups[0].os", "EKS Auto Mode has no Windows nodes; choose another kind, or linux.",
            good => Group(good, group => group with { OperatingSystem = NodeOs.Windows, Kind = NodeGroupKind.AutoMode })
        },
        {
            "nodeGroups[0].maxUnavailable", "Karpenter goes by its disruption budgets, here update.budget; leave it out, or set kind to managed or selfManaged.",
            good => Group(good, group => group with { MaxUnavailable = 2, Kind = NodeGroupKind.Karpenter })
        },
        {
            "nodeGroups[0].update.budget", "maxUnavailable is given as well; one of the two expected.",
            good => Group(good, group => group with { MaxUnavailable = 2, DisruptionBudget = new NodeShare(3), Kind = NodeGroupKind.SelfManaged })
        },
        {
            "nodeGroups[0].maxPodsExpression", "maxPods is given as well, and counts; one of the two expected.",
            good => Group(good, group => group with { MaxPods = 9, MaxPodsExpression = MaxPodsExpression.Parse("1"), Kind = NodeGroupKind.Karpenter })
        },
        {
            "nodeGroups[0].zones[1]", "None of the group's subnets is in eu-west-1b, so it has no nodes there; leave the zone out, or give the group a subnet there.",
            good => Group(good, group => group with { Zones = ["eu-west-1a", "eu-west-1b"], Subnets = ["nodes-a"] })
        },
        {
            "nodeGroups[0].zoneWeights.eu-west-1b", "None of the group's subnets is in eu-west-1b, so it has no nodes there; leave the zone out, or give the group a subnet there.",
            good => Group(good, group => group with { Zones = ["eu-west-1a"], ZoneWeights = new Dictionary<string, int> { ["eu-west-1b"] = 2 } })
        },
        {
            "nodeGroups[0].zoneWeights.eu-west-1b", "None of the group's subnets is in eu-west-1b, so it has no nodes there; leave the zone out, or give the group a subnet there.",
            good => Subnet(Group(good, group => group with { ZoneWeights = new Dictionary<string, int> { ["eu-west-1b"] = 2 } }), subnet => subnet with { Tags = new Dictionary<string, string> { [SubnetTagRules.Role] = "1" } })
        },
        {
            "nodeGroups[0].zoneWeights.eu-west-1c", "No subnet is in the zone 'eu-west-1c'; did you mean eu-west-1a or eu-west-1b?",
            good => Group(good, group => group with { ZoneWeights = new Dictionary<string, int> { ["eu-west-1c"] = 2 } })
        },
        {
            "nodeGroups[1].name", "'general' is the name of nodeGroups[0] already.",
            good => good with { NodeGroups = [.. good.NodeGroups, .. good.NodeGroups] }
        },
        { "subnets[1].cidr", "10.0.0.0/24 overlaps 10.0.0.0/24 of 'nodes-a'.", good => Subnet(good, subnet => subnet with { Block = good.Subnets[0].Block }) },
        {
            "subnets[1].cidr", "10.9.0.0/24 is in none of the VPC's blocks: 10.0.0.0/16, 10.1.0.0/16.",
            good => Subnet(good, subnet => subnet with { Block = CidrBlock.Parse("10.9.0.0/24") })
        },
        {
            "subnets[1].usedAddresses", "A whole number from 0 to 65531 expected, -1 found.",
            good => Subnet(good, subnet => subnet with { UsedAddresses = -1 })
        },
        { "subnets[1].name", "A name expected, an empty text found.", good => Subnet(good, subnet => subnet with { Name = " " }) },
        {
            "subnets[1].zone", "'eu-west-1' is not the name of a zone such as eu-west-1a. This is a Region; add the zone's letter.",
            good => Subnet(good, subnet => subnet with { Zone = "eu-west-1" })
        },
        {
            "subnets[1].zoneId", "'euwest1az2' is not the id of a zone such as euw1-az1.",
            good => Subnet(good, subnet => subnet with { ZoneId = "euwest1az2" })
        },
        {
            "subnets[1].zoneId", "euw1-az2 found, and euw1-az1 in subnets[0], which is in eu-west-1a too.",
            good => Ids(good, subnet => subnet with { ZoneId = "euw1-az2", Zone = "eu-west-1a" })
        },
        {
            "subnets[1].zoneId", "euw1-az1 is eu-west-1a's in subnets[0], and this subnet is in eu-west-1b.",
            good => Ids(good, subnet => subnet with { ZoneId = "euw1-az1" })
        },
        { "subnets[1].id", "'subnet-1' is the id of subnets[0] already.", good => Ids(good, subnet => subnet with { Id = "subnet-1" }) },
        { "subnets[1].id", "'vpc-1' is not the id of a subnet, which begins with subnet-.", good => Ids(good, subnet => subnet with { Id = "vpc-1" }) },
        {
            "cluster.name", "'mine' found, but cni.CLUSTER_NAME is 'other'; change one of them, or leave the variable out.",
            good => good with { ClusterName = "mine", CniEnvironment = new Dictionary<string, string> { ["CLUSTER_NAME"] = "other" } }
        },
        {
            "cluster.windows.windows-warm-ip-target", "A whole number of 0 or more expected, '-3' found, which counts as not set.",
            good => good with { Windows = new WindowsSettings { WarmIpTarget = -3 } }
        },
        {
            "cluster.windows.windows-minimum-ip-target", "A whole number of 0 or more expected, '-1' found, which counts as not set.",
            good => good with { Windows = new WindowsSettings { PrefixDelegation = true, MinimumIpTarget = -1 } }
        },
        {
            "cluster.windows.windows-warm-prefix-target", "A whole number of 0 or more expected, '-2147483648' found, which counts as not set.",
            good => good with { Windows = new WindowsSettings { WarmPrefixTarget = int.MinValue } }
        },
        {
            "vpc.cidrs[0]", "A VPC's block is /16 to /28; 10.0.0.0/8 found.",
            good => good with { Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/8")] } }
        },
        {
            "vpc.ipv6Cidr", "Missing: an IPv6 cluster needs a VPC with an IPv6 block.",
            good => good with { CniEnvironment = new Dictionary<string, string> { ["ENABLE_IPv6"] = "true" } }
        },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Problems_OfAScenarioMadeByAProgram_SayWhatAndWhere(string path, string message, Func<ClusterScenario, ClusterScenario> change)
    {
        var wrong = change(Good);

        Assert.Contains(new InputProblem(path, message), wrong.Problems());
        var refused = Assert.Throws<InvalidInputException>(() => ClusterPlanner.Plan(wrong));
        Assert.Equal(wrong.Problems(), refused.Problems);
        Action[] others =
        [
            () => ModeComparison.Of(wrong), () => Decision.Of(wrong), () => SubnetSizing.Of(wrong, ModeOption.PrefixDelegation, SizingOptions.Default), () => Growth.LimitOf(wrong),
        ];
        Assert.All(others, other => Assert.Equal(refused.Problems, Assert.Throws<InvalidInputException>(other).Problems));
    }

    [Fact]
    public void Plan_SeveralProblems_ReportsAllAtOnce()
    {
        var wrong = Group(Good, group => group with { Subnets = ["x", "y"], DaemonSetPods = -1 }) with { ControlPlaneSubnets = ["z"] };

        Assert.Equal(
            ["cluster.controlPlaneSubnets[0]", "nodeGroups[0].daemonSetPods", "nodeGroups[0].subnets[0]", "nodeGroups[0].subnets[1]"],
            Assert.Throws<InvalidInputException>(() => ClusterPlanner.Plan(wrong)).Problems.Select(problem => problem.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Problems_MoreThanAnybodyReads_AreCounted()
    {
        var problems = (Good with { ControlPlaneSubnets = [.. Enumerable.Range(0, 250).Select(number => $"{number}")] }).Problems();

        Assert.Equal((101, "150 more problems are not listed."), (problems.Count, problems[^1].Message));
    }

    [Fact]
    public void Problems_OfEveryModeOfAGoodScenario_AreNone() =>
        Assert.All(Enum.GetValues<ModeOption>(), mode => Assert.Empty(ModeComparison.In(Good, mode).Problems()));

    [Fact]
    public void Catalog_OfOnesOwn_GoesAlongEverywhere()
    {
        var type = InstanceCatalog.Default.Get("m5.large") with { Name = "m9.own", Family = "m9", Size = "own" };
        using var csv = new MemoryStream(Encoding.UTF8.GetBytes(InstanceCsv.Write([type])));
        var catalog = InstanceCatalog.Read(csv, "own.csv");
        var scenario = Group(Good, group => group with { InstanceTypes = ["m9.own"] });

        var plan = ClusterPlanner.Plan(scenario, catalog);
        Assert.Equal(catalog, plan.Catalog);
        Assert.Equal(Growth.LimitOf(Good), Growth.LimitOf(scenario, catalog));
        Assert.Equal(Decision.Of(Good, cancellationToken: TestContext.Current.CancellationToken).Verdict, Decision.Of(scenario, catalog: catalog, cancellationToken: TestContext.Current.CancellationToken).Verdict);
        Assert.Equal(ScenarioFindings.Of(ClusterPlanner.Plan(Good)).Count, ScenarioFindings.Of(plan).Count);
        Assert.NotNull(WarmSettingsAdvice.Of(plan, 10, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(ClusterHeadroom.Of(ClusterPlanner.Plan(Good)), ClusterHeadroom.Of(plan));
    }

    private static ClusterScenario Group(ClusterScenario scenario, Func<NodeGroup, NodeGroup> change) => scenario with { NodeGroups = [change(scenario.NodeGroups[0])] };

    private static ClusterScenario Ids(ClusterScenario scenario, Func<SubnetSetup, SubnetSetup> change) =>
        Subnet(scenario with { Subnets = [scenario.Subnets[0] with { Id = "subnet-1", ZoneId = "euw1-az1" }, .. scenario.Subnets.Skip(1)] }, change);

    private static ClusterScenario Subnet(ClusterScenario scenario, Func<SubnetSetup, SubnetSetup> change) => scenario with { Subnets = [scenario.Subnets[0], change(scenario.Subnets[1])] };
}
