using CsCheck;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>A group of several types as a mix of them.</summary>
[Rule("R14", "R16")]
public class NodeMixTests
{
    private static readonly NodeGroup Pool = Scenarios.Group("m5.large", 0, 0) with { Kind = NodeGroupKind.Karpenter, Nodes = null, PodsPerNode = null, Pods = new PodDemand(300, 0, 0) };

    [Fact]
    public void Plan_OneType_HasNoMix() => Assert.Null(Planned(Pool).Mix);

    [Fact]
    public void Plan_TwoTypesAlike_TakesNodesOfBothThatHoldThePods()
    {
        // 27 and 56 pods a node: seven nodes of both hold 4 x 27 + 3 x 56 = 276, eight 332. As the worst type it is twelve of 27.
        var group = Planned(Pool with { InstanceTypes = ["m5.large", "m5.xlarge"] });
        var mix = group.Mix!;

        Assert.Equal((12, 8), (group.Nodes.Desired, mix.Nodes));
        Assert.Equal([("m5.large", 4, 29, 25), ("m5.xlarge", 4, 58, 51)], mix.Types.Select(type => (type.InstanceType, type.Nodes, type.MaxPods, type.PodsPerNode)));
        Assert.Equal((4 * 30) + (4 * 60), mix.SteadyAddresses);
        Assert.Equal(45, mix.AddressesPerNode);
    }

    [Theory]
    [InlineData(3, 1, 6, 2)]
    [InlineData(1, 3, 2, 6)]
    [InlineData(1, 0.001, 8, 0)]
    public void Plan_Shares_SayHowManyAreOfWhich(double large, double xlarge, int larges, int xlarges)
    {
        var mix = Planned(Pool with
        {
            InstanceTypes = ["m5.large", "m5.xlarge"],
            InstanceShares = new Dictionary<string, double> { ["m5.large"] = large, ["m5.xlarge"] = xlarge },
            Nodes = NodeCount.Fixed(8),
        }).Mix!;

        Assert.Equal((larges, xlarges), (Count("m5.large"), Count("m5.xlarge")));

        int Count(string type) => mix.Types.SingleOrDefault(one => one.InstanceType == type)?.Nodes ?? 0;
    }

    // What a mix holds is what groups of one type each hold, and never more than the worst type on every node.
    [Fact]
    public void Plan_AnyMix_IsTheSumOfItsTypes() =>
        Gen.Select(Generators.Type.Array[2, 5], Gen.Int[0, 40], Gen.Int[0, 60], Gen.Int[1, 9].Array[5]).Sample((types, nodes, pods, weights) =>
        {
            var names = types.Select(type => type.Name).Distinct().ToList();
            var group = Scenarios.Group(names[0], nodes, pods) with
            {
                Kind = NodeGroupKind.Karpenter,
                InstanceTypes = names,
                InstanceShares = names.Index().ToDictionary(name => name.Item, name => (double)weights[name.Index]),
            };
            var planned = Planned(group);
            if (planned.Mix is not { } mix)
                return;
            Assert.Equal(nodes, mix.Nodes);
            foreach (var type in mix.Types)
            {
                var alone = Planned(group with { InstanceTypes = [type.InstanceType], InstanceShares = new Dictionary<string, double>() });
                Assert.Equal((alone.MaxPods, alone.PodsPerNode, alone.Steady.Total.Total, alone.Churned.Total.Total), (type.MaxPods, type.PodsPerNode, type.SteadyAddresses, type.ChurnedAddresses));
                Assert.InRange(type.Nodes, Math.Floor(nodes * weights[names.IndexOf(type.InstanceType)] / (double)weights.Take(names.Count).Sum()), nodes);
            }
        });

    [Fact]
    public void Problems_ShareOfNoType_IsOne() => Assert.Contains(
        new InputProblem("nodeGroups[0].instanceShares['c5.large']", "A weight above 0 and up to 1000000 of one of the group's types expected, 2 found."),
        Scenarios.Zones(2, 20, Pool with { InstanceShares = new Dictionary<string, double> { ["c5.large"] = 2 } }).Problems());

    private static NodeGroupPlan Planned(NodeGroup group) => Assert.Single(ClusterPlanner.Plan(Scenarios.Zones(2, 16, group)).Groups);
}
