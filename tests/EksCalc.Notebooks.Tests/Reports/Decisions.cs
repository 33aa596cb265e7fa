using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Exchange;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests.Reports;

/// <summary>Decisions to write documents of, each made once.</summary>
internal static class Decisions
{
    private static readonly DecisionOptions Options = new() { LeaveRoom = new SizingOptions(50, 10), Seeds = 1 };

    private static readonly Dictionary<string, Decision> Made = [];

    /// <summary>Every file of scenarios.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Repository.PathOf("data/scenarios"), "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>The decision about a file of scenarios, with half as much growth again.</summary>
    public static Decision Of(string file)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(file, out var decision))
                Made[file] = decision = Decision.Of(ScenarioFile.Read(Repository.PathOf($"data/scenarios/{file}")), Options);
            return decision;
        }
    }

    /// <summary>The decision about a cluster drawn by lot.</summary>
    public static Decision Random(ulong seed, DesignPreference prefer)
    {
        var lots = new SplitMix64(seed);
        string[] types = ["m5.large", "m6i.xlarge", "c6i.2xlarge", "t3.medium", "r5.4xlarge"];
        var length = 20 + lots.Below(6);
        var zones = 1 + lots.Below(3);
        return Decision.Of(
            new ClusterScenario
            {
                Name = $"lots {seed}",
                Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/16")] },
                Subnets = [.. Enumerable.Range(0, zones).Select(zone => new SubnetSetup { Name = $"s{zone}", Zone = $"eu-west-1{"abc"[zone]}", Block = CidrBlock.Parse($"10.0.{zone * 16}.0/{length}") })],
                NodeGroups = [.. Enumerable.Range(0, 1 + lots.Below(2)).Select(group => new NodeGroup
                {
                    Name = $"g{group}",
                    InstanceTypes = [types[lots.Below(types.Length)]],
                    Nodes = new NodeCount(1 + lots.Below(20), 20 + lots.Below(20)),
                    PodsPerNode = 1 + lots.Below(80),
                })],
            },
            Options with { Prefer = prefer });
    }

    /// <summary>A decision in which every name is there to break a page.</summary>
    public static Decision Hostile { get; } = Decision.Of(
        new ClusterScenario
        {
            Name = Samples.Hostile,
            About = Samples.Hostile,
            Vpc = new VpcSetup { Blocks = [CidrBlock.Parse("10.0.0.0/16")] },
            Subnets = [new SubnetSetup { Name = Samples.Hostile, Zone = "eu-west-1a", Block = CidrBlock.Parse("10.0.0.0/24") }],
            NodeGroups = [new NodeGroup { Name = $"group {Samples.Hostile}", InstanceTypes = ["m5.large"], Nodes = new NodeCount(9, 12), PodsPerNode = 20 }],
        },
        Options);
}
