using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Advice;

[Rule("R01", "R03", "R27")]
public class SubnetSizingTests
{
    private static readonly string[] Types = ["m5.large", "m5.4xlarge", "c5.2xlarge", "t3.small", "r5.xlarge"];

    private static Gen<ClusterScenario> Workload { get; } = Gen.Select(Gen.Int[1, 3], Gen.Int[0, Types.Length - 1], Gen.Int[0, 200], Gen.Int[0, 60], Gen.Int[0, 6], Gen.Bool).Select(
        (zones, type, nodes, pods, target, endpoints) =>
        {
            var scenario = Scenarios.Zones(zones, 24, Scenarios.Group(Types[type], nodes, pods), ("WARM_IP_TARGET", $"{target}"));
            return endpoints ? scenario with { Consumers = [new Consumer(ConsumerKind.InterfaceEndpoint, "endpoint", ["nodes-a"], 20)], ControlPlaneSubnets = ["nodes-a"] } : scenario;
        });

    // 3 zones, 30 m5.large with 9 pods and WARM_ENI_TARGET=1: two ENIs with ten addresses each, 10 nodes a zone. An update brings 6 nodes, 2 a zone:
    // 12 x 20 = 240. A lost zone brings 5 nodes to the others: 15 x 20 = 300. A /24 has 251, a /23 507: 40 % free leaves 304, 41 % 299, so a /22.
    [Theory]
    [InlineData(0, 23)]
    [InlineData(40, 23)]
    [InlineData(41, 22)]
    public void Of_ThreeZones_IsAsOnPaper(int headroom, int prefixLength)
    {
        var scenario = Scenarios.Zones(3, 28, Scenarios.Group("m5.large", 30, 9));
        var sizing = SubnetSizing.Of(scenario, ModeOption.SecondaryIp, new SizingOptions(0, headroom));

        Assert.Equal([(prefixLength, 300L), (prefixLength, 300L), (prefixLength, 300L)], sizing.Subnets.Select(subnet => (subnet.Size!.Value.PrefixLength, subnet.PeakAddresses)));
        Assert.Equal(prefixLength - 2, Assert.Single(sizing.Layout!.Blocks).PrefixLength); // Three subnets need room for four.
    }

    [Fact]
    public void Of_AnyWorkloadInAnyMode_FitsAndOneSizeSmallerDoesNot()
    {
        var real = new RealCases();
        Gen.Select(Workload, Gen.Enum<ModeOption>(), Gen.Int[0, 50], Gen.Int[0, 100]).ForAll(
            (scenario, mode, headroom, growth) =>
            {
                var options = new SizingOptions(growth, headroom);
                var sizing = SubnetSizing.Of(scenario, mode, options);
                if (!sizing.Fits)
                {
                    Assert.False(Holds(sizing, sizing.Plan.Scenario, options));
                    return;
                }

                Assert.True(Holds(sizing, sizing.Plan.Scenario, options));
                foreach (var isForPods in (bool[])[true, false])
                {
                    var names = sizing.Subnets.Where(subnet => subnet.IsForPods == isForPods && subnet.Size!.Value.PrefixLength < SubnetSize.LongestPrefix).Select(subnet => subnet.Name).ToHashSet();
                    if (names.Count == 0)
                        continue;
                    real.Add();
                    Assert.False(Holds(sizing, Smaller(sizing.Plan.Scenario, names), options), $"{mode}: {(isForPods ? "pods'" : "nodes'")} subnets could be smaller than {sizing.Subnets[0].Size}.");
                }
            },
            iter: 300);
        real.AtLeast(150);
    }

    [Fact]
    public void Layout_AnyWorkload_HoldsEverySubnetOnceAndAligned()
    {
        var real = new RealCases();
        Gen.Select(Workload, Gen.Enum<ModeOption>()).ForAll(
            (scenario, mode) =>
            {
                var sizing = SubnetSizing.Of(scenario, mode, SizingOptions.Default);
                if (sizing.Layout is not { } layout)
                    return;
                real.Add();
                Assert.Equal(sizing.Plan.Scenario.Subnets.Select(subnet => subnet.Block.PrefixLength), layout.Subnets.Select(subnet => subnet.PrefixLength));
                Assert.All(layout.Subnets, subnet => Assert.Single(layout.Blocks, block => block.Contains(subnet)));
                Assert.All(layout.Blocks, block => Assert.InRange(block.PrefixLength, 16, 28));
                for (var i = 0; i < layout.Subnets.Count; i++)
                    Assert.DoesNotContain(layout.Subnets.Skip(i + 1), layout.Subnets[i].Overlaps);
                for (var i = 0; i < layout.Blocks.Count; i++)
                    Assert.DoesNotContain(layout.Blocks.Skip(i + 1), layout.Blocks[i].Overlaps);
            },
            iter: 200);
        real.AtLeast(100);
    }

    [Fact]
    public void Places_AnyWorkloadInASmallVpc_AreFreeAndAllowed()
    {
        var real = new RealCases();
        Gen.Select(Workload, Gen.Enum<ModeOption>(), Gen.Int[20, 24]).ForAll(
            (workload, mode, vpcLength) =>
            {
                var vpc = CidrBlock.Containing(0x0A010000, vpcLength);
                var scenario = workload with
                {
                    Vpc = new VpcSetup { Blocks = [vpc] },
                    Subnets = [.. workload.Subnets.Select((subnet, index) => subnet with { Block = new CidrBlock(vpc.Network + ((uint)index * 64), 26) })],
                };
                var sizing = SubnetSizing.Of(scenario, mode, SizingOptions.Default);
                if (!sizing.Fits)
                    return;
                real.Add();
                var places = sizing.Places!;
                Assert.Equal(sizing.Subnets.Select(subnet => subnet.Name), places.Select(place => place.Name));
                var blocks = new List<CidrBlock>(scenario.Vpc.Blocks);
                foreach (var added in places.Select(place => place.NewVpcBlock).OfType<CidrBlock>().Distinct())
                {
                    Assert.Empty(AssociationRules.OnAdding(added, blocks));
                    blocks.Add(added);
                }

                foreach (var (place, subnet) in places.Zip(sizing.Subnets))
                {
                    var own = scenario.Subnets.FirstOrDefault(own => own.Name == place.Name);
                    Assert.Equal(own is not null && own.Block.PrefixLength <= subnet.Size!.Value.PrefixLength, place.Stays);
                    Assert.Equal(place.Stays ? own!.Block.PrefixLength : subnet.Size!.Value.PrefixLength, place.Block.PrefixLength);
                    Assert.Contains(place.NewVpcBlock is { } added ? [added] : scenario.Vpc.Blocks, block => block.Contains(place.Block));
                    Assert.DoesNotContain(places, other => other != place && other.Block.Overlaps(place.Block));
                    if (!place.Stays)
                        Assert.DoesNotContain(scenario.Subnets, other => other.Block.Overlaps(place.Block));
                }
            },
            iter: 200);
        real.AtLeast(100);
    }

    [Fact]
    public void Places_SubnetsOfAFullVpc_ComeIntoTheNextBlockThatAwsAllows()
    {
        // The second zone's subnet is large enough; beside both, the VPC's block has no /22 left.
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 30, 9)) with
        {
            Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.1.0.0/21")] },
            Subnets = [new() { Name = "a", Zone = "eu-west-1a", Block = CidrBlock.Parse("10.1.0.0/24") }, new() { Name = "b", Zone = "eu-west-1b", Block = CidrBlock.Parse("10.1.4.0/22") }],
        };

        var places = SubnetSizing.Of(scenario, ModeOption.SecondaryIp, SizingOptions.Default).Places!;

        Assert.Equal(["10.1.8.0/22 in a new block 10.1.8.0/22", "10.1.4.0/22 stays"], places.Select(place => place.ToWords()));
    }

    [Fact]
    public void Of_MoreThanASubnetHolds_GivesEachZoneSeveral()
    {
        var sizing = SubnetSizing.Of(Scenarios.Zones(1, 24, Scenarios.Group("m5.4xlarge", 1200, 60)), ModeOption.SecondaryIp, SizingOptions.Default);

        Assert.True(sizing.Fits);
        Assert.Equal(["nodes-a", "nodes-a (2)", "nodes-a (3)", "nodes-a (4)"], sizing.Subnets.Select(subnet => subnet.Name));
        Assert.All(sizing.Subnets, subnet => Assert.Equal(16, subnet.Size!.Value.PrefixLength));
        Assert.Equal(4, sizing.Layout!.Blocks.Count);
    }

    [Fact]
    public void Of_PodsSubnetTooSmallAtItsLargest_SaysThereIsNone() // R27: a zone has one ENIConfig.
    {
        var sizing = SubnetSizing.Of(Scenarios.Zones(1, 24, Scenarios.Group("m5.4xlarge", 2000, 60)), ModeOption.CustomNetworking, SizingOptions.Default);

        Assert.False(sizing.Fits);
        Assert.All(sizing.Subnets, subnet => Assert.Null(subnet.Size));
    }

    [Fact]
    public void Growth_Limit_IsTheLastThatFits() => Workload.ForAll(
        scenario =>
        {
            var wide = scenario with { Subnets = [.. scenario.Subnets.Select(subnet => subnet with { Block = CidrBlock.Containing(subnet.Block.Network, 20) })] };
            switch (Growth.LimitOf(wide))
            {
                case null:
                    Assert.False(ClusterPlanner.Plan(wide).Fits);
                    break;
                case Growth.MostPercent:
                    Assert.True(ClusterPlanner.Plan(Growth.Of(wide, Growth.MostPercent)).Fits);
                    break;
                case { } percent:
                    Assert.True(ClusterPlanner.Plan(Growth.Of(wide, percent)).Fits);
                    Assert.False(ClusterPlanner.Plan(Growth.Of(wide, percent + 1)).Fits);
                    break;
            }
        },
        iter: 100);

    [Fact]
    public void Of_OptionsOutOfRange_AreRefused()
    {
        var scenario = Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 1, 1));
        foreach (var wrong in (SizingOptions[])[new(-1, 0), new(1001, 0), new(0, -1), new(0, 91)])
            Assert.Throws<ArgumentOutOfRangeException>(() => SubnetSizing.Of(scenario, ModeOption.SecondaryIp, wrong));
    }

    private static bool Holds(SubnetSizing sizing, ClusterScenario scenario, SizingOptions options)
    {
        var names = sizing.Subnets.Select(subnet => subnet.Name).ToHashSet();
        return ClusterPlanner.Unchecked(scenario, InstanceCatalog.Default).Subnets.Where(subnet => names.Contains(subnet.Subnet.Name)).All(subnet => subnet.Fits && subnet.Peak.Total * 100 <= subnet.Capacity * (100 - options.HeadroomPercent));
    }

    private static ClusterScenario Smaller(ClusterScenario scenario, HashSet<string> names) => scenario with
    {
        Subnets = [.. scenario.Subnets.Select(subnet => names.Contains(subnet.Name) ? subnet with { Block = CidrBlock.Containing(subnet.Block.Network, subnet.Block.PrefixLength + 1) } : subnet)],
    };
}
