using EksCalc.Clusters;
using EksCalc.Sweeps;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Sweeps;

public class ScenarioSweepTests
{
    private static readonly ClusterScenario Scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.xlarge", 10, 15, "general")) with
    {
        Consumers = [new Consumer(ConsumerKind.InterfaceEndpoint, "endpoint", ["nodes-a"])],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_EachCombination_IsAPlan()
    {
        var result = Sweep.OfScenario(Scenario).Over("nodeGroups.general.count", "10..50:20").Over("cni.WARM_IP_TARGET", "0,5").Run(cancellationToken: Token);

        Assert.Equal(6, result.Rows);
        for (var row = 0; row < result.Rows; row++)
        {
            var plan = ClusterPlanner.Plan(Scenario with
            {
                NodeGroups = [Scenario.NodeGroups[0] with { Nodes = NodeCount.Fixed(result.Column<int>("nodeGroups.general.count")[row]) }],
                CniEnvironment = new Dictionary<string, string> { ["WARM_IP_TARGET"] = $"{result.Column<int>("cni.WARM_IP_TARGET")[row]}" },
            });
            Assert.Equal(
                (plan.Fits, plan.Groups[0].Nodes.Desired, plan.PodsLeftOut, plan.Enis, plan.Tightest!.Subnet.Name, plan.Tightest.FreeAtPeak, plan.Tightest.Share),
                (result.Column<bool>("fits")[row], result.Column<long>("nodes")[row], result.Column<long>("podsLeftOut")[row], result.Column<long>("enis")[row],
                    result.Column<string>("tightestSubnet")[row], result.Column<long>("tightestFree")[row], result.Column<double>("tightestShare")[row]));
            Assert.Equal(
                (plan.Sum(Situation.Steady).Total, plan.Sum(Situation.Churned).Total, plan.Sum(subnet => subnet.Peak).Total, plan.Subnets.Sum(subnet => subnet.FreeAtPeak)),
                (result.Column<long>("steadyAddresses")[row], result.Column<long>("churnedAddresses")[row], result.Column<long>("peakAddresses")[row], result.Column<long>("freeAtPeak")[row]));
        }
    }

    [Theory]
    [InlineData("nodes.a")]
    [InlineData("a.prefixLength")]
    [InlineData("count=3")]
    [InlineData("a b, \"c\"")]
    public void Over_AnyName_ChangesThatSubnetAlone(string name)
    {
        var scenario = Scenario with
        {
            Subnets = [Scenario.Subnets[0] with { Name = name }, Scenario.Subnets[1]],
            Consumers = [],
        };

        var plans = Sweep.OfScenario(scenario).Over($"subnets.{name}.usedAddresses", "7").Run(cancellationToken: Token);

        var expected = ClusterPlanner.Plan(scenario with { Subnets = [scenario.Subnets[0] with { UsedAddresses = 7 }, scenario.Subnets[1]] });
        Assert.Equal(expected.Subnets.Sum(subnet => subnet.FreeAtPeak), plans.Column<long>("freeAtPeak")[0]);
    }

    [Fact]
    public void Parameters_SubnetThatIsCalledEvery_IsOneOfAll()
    {
        var scenario = Scenario with { Subnets = [Scenario.Subnets[0] with { Name = "*" }, Scenario.Subnets[1]], Consumers = [] };

        Assert.Single(Sweep.OfScenario(scenario).Parameters, parameter => parameter.Name == "subnets.*.usedAddresses");
    }

    [Theory]
    [InlineData("mode", "prefixDelegation")]
    [InlineData("cni.WARM_ENI_TARGET", "3")]
    [InlineData("cni.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true")]
    [InlineData("nodeGroups.*.count", "17")]
    [InlineData("nodeGroups.general.instanceType", "t3.small")]
    [InlineData("nodeGroups.general.podsPerNode", "26")]
    [InlineData("nodeGroups.general.pods", "7")]
    [InlineData("nodeGroups.general.daemonSetPods", "20")]
    [InlineData("nodeGroups.general.hostNetworkPods", "50")]
    [InlineData("nodeGroups.general.maxPods", "5")]
    [InlineData("nodeGroups.general.maxUnavailable", "15")]
    [InlineData("nodeGroups.general.rolloutSurgePercent", "90")]
    [InlineData("subnets.nodes-a.prefixLength", "20")]
    [InlineData("subnets.*.usedAddresses", "30")]
    [InlineData("consumers.endpoint.count", "9")]
    public void Over_EveryKindOfParameter_ChangesThePlan(string name, string value)
    {
        var before = Sweep.OfScenario(Scenario).Run(cancellationToken: Token);
        var after = Sweep.OfScenario(Scenario).Over(name, value).Run(cancellationToken: Token);

        Assert.NotEqual(
            before.Measures.Select(column => column.ValueAt(0)),
            after.Measures.Select(column => column.ValueAt(0)));
    }

    [Fact]
    public void Over_SecurityGroupPods_TakeBranchEnis()
    {
        var result = Sweep.OfScenario(Scenario).Over("cni.ENABLE_POD_ENI", "true").Over("nodeGroups.general.securityGroupPods", "0..5:5").Run(cancellationToken: Token);
        Assert.True(result.Column<long>("enis")[1] > result.Column<long>("enis")[0]);
    }

    [Fact]
    public void Over_PrefixLength_KeepsTheSubnetsNetwork()
    {
        var sizes = Sweep.OfScenario(Scenario).Over("subnets.*.prefixLength", "20..28").Run(cancellationToken: Token).Column<long>("freeAtPeak");
        for (var row = 1; row < 9; row++)
            Assert.Equal(2 * ((1 << (12 - row + 1)) - (1 << (12 - row))), sizes[row - 1] - sizes[row]);
    }

    [Fact]
    public void Over_PrefixLengthTooSmallForAReservation_SaysSo()
    {
        var reserved = Scenario with
        {
            Subnets = [.. Scenario.Subnets.Select(subnet => subnet with { Reservations = [new CidrReservation(new CidrBlock(subnet.Block.Network + 128, 25), ReservationKind.Prefix)] })],
        };
        var problem = Assert.Throws<InvalidInputException>(() => Sweep.OfScenario(reserved).Over("subnets.*.prefixLength", "25").Run(cancellationToken: Token));
        Assert.EndsWith("does not fit into a /25.", problem.Message, StringComparison.Ordinal);
        // Of several that cannot be it is the first, whatever core comes upon which.
        for (var time = 0; time < 20; time++)
        {
            problem = Assert.Throws<InvalidInputException>(() => Sweep.OfScenario(reserved).Over("nodeGroups.general.count", "1..200").Over("subnets.*.prefixLength", "24..28").Run(cancellationToken: Token));
            Assert.EndsWith("does not fit into a /25.", problem.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nodeGroups.genral.count", "nodeGroups.genral.count: no such parameter; did you mean nodeGroups.general.count?")]
    [InlineData("nodeGroups.general.cout", "nodeGroups.general.cout: no such parameter; did you mean nodeGroups.general.count?")]
    [InlineData("subnets.z.prefixLenght", "subnets.z.prefixLenght: no such parameter; did you mean ")]
    public void Parameter_Unknown_SuggestsTheNearest(string name, string message) =>
        Assert.StartsWith(message, Assert.Throws<InvalidInputException>(() => Sweep.OfScenario(Scenario).Parameter(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void Over_PodsPerNodeWhereNodesFollowFromPods_IsRefused()
    {
        var byPods = Scenario with { NodeGroups = [Scenario.NodeGroups[0] with { Nodes = null, PodsPerNode = null, Pods = new PodDemand(100, 100, 100) }] };
        Assert.Throws<InvalidInputException>(() => Sweep.OfScenario(byPods).Over("nodeGroups.general.podsPerNode", "1..3").Run(cancellationToken: Token));
        Assert.Equal(3, Sweep.OfScenario(byPods).Over("nodeGroups.general.pods", "100..300:100").Run(cancellationToken: Token).Rows);
    }
}
