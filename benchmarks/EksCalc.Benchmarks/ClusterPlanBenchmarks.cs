using BenchmarkDotNet.Attributes;
using EksCalc.Clusters;
using EksCalc.Nodes;
using EksCalc.Vpc;

namespace EksCalc.Benchmarks;

/// <summary>A plan of 5,000 nodes in 50 groups and 12 subnets.</summary>
[MemoryDiagnoser]
public class ClusterPlanBenchmarks
{
    private ClusterScenario scenario = null!;
    private ClusterScenario karpenter = null!;
    private ClusterPlan plan = null!;

    /// <summary>Makes the scenario.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string[] types = ["m5.large", "m5.2xlarge", "c5.4xlarge", "r5.xlarge", "m6i.8xlarge"];
        scenario = new ClusterScenario
        {
            Vpc = new VpcSetup { Blocks = [.. Enumerable.Range(0, 12).Select(index => new CidrBlock(0x0A000000u + ((uint)index << 16), 16))] },
            Subnets = [.. Enumerable.Range(0, 12).Select(index => new SubnetSetup
            {
                Name = $"nodes-{index}",
                Zone = $"eu-west-1{(char)('a' + (index % 3))}",
                Block = new CidrBlock(0x0A000000u + ((uint)index << 16), 16),
            })],
            NodeGroups = [.. Enumerable.Range(0, 50).Select(index => new NodeGroup { Name = $"group-{index}", InstanceTypes = [types[index % 5]], Nodes = NodeCount.Fixed(100), PodsPerNode = 20 + index % 7 })],
        };
        plan = ClusterPlanner.Plan(scenario);
        karpenter = scenario with
        {
            NodeGroups =
            [
                .. scenario.NodeGroups.Select(group => group with
                {
                    Kind = NodeGroupKind.Karpenter,
                    InstanceTypes = types,
                    Nodes = null,
                    PodsPerNode = null,
                    Pods = new PodDemand(100 * group.PodsPerNode!.Value, 0, 0),
                }),
            ],
        };
    }

    /// <summary>The plan with all its situations.</summary>
    [Benchmark(Baseline = true)]
    public ClusterPlan Plan() => ClusterPlanner.Plan(scenario);

    /// <summary>The same pods on Karpenter's nodes, each group of five types.</summary>
    [Benchmark]
    public ClusterPlan PlanKarpenter() => ClusterPlanner.Plan(karpenter);

    /// <summary>The headroom of all 50 groups: some 1,000 plans.</summary>
    [Benchmark]
    public IReadOnlyList<GroupHeadroom> Headroom() => ClusterHeadroom.Of(plan);
}
