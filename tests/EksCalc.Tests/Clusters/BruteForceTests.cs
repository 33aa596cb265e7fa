using CsCheck;
using EksCalc.Clusters;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>The planner against one that places node by node, ENI by ENI, address by address.</summary>
public sealed class BruteForceTests
{
    [Fact]
    public void Plan_RandomScenarios_IsThatOfPlacingEachAddress()
    {
        var (atRest, atMost) = (new RealCases(), new RealCases());
        RandomScenarios.Any.ForAll(
            scenario =>
            {
                var plan = ClusterPlanner.Plan(scenario);
                Compare(scenario, plan, Situation.Steady, BruteForcePlanner.AtRest(scenario, plan), atRest);
                Compare(scenario, plan, Situation.Grown, BruteForcePlanner.AtMost(scenario, plan), atMost);
            },
            iter: 700,
            threads: 1);
        atRest.AtLeast(500);
        atMost.AtLeast(400);
    }

    private static void Compare(ClusterScenario scenario, ClusterPlan plan, Situation situation, BruteForcePlanner slow, RealCases cases)
    {
        // Where a subnet that discovery looks into is short, an ENI goes on to the next: SpillOverTests has that.
        if (slow.IsShort && scenario.Subnets.Any(subnet => subnet.Tags.Count > 0))
            return;
        cases.Add();
        Assert.Equal(slow.Addresses, plan.Subnets.Select(subnet => subnet[situation].Total));
        if (situation == Situation.Steady)
            Assert.Equal(slow.Nodes, plan.Subnets.Select(subnet => subnet.Nodes));
    }
}
