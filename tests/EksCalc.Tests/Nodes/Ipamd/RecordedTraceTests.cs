using EksCalc.Nodes.Ipamd;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>The simulation against recorded runs of amazon-vpc-cni-k8s v1.23.1's ipamd.</summary>
[Rule("R19", "R20", "R21", "R22", "R23", "R23a", "R23b", "R24", "R25", "R26", "R28", "R30", "R33", "R34", "R35", "R36", "R37", "R38", "R39", "R40", "R41", "R42", "R43", "R44")]
public class RecordedTraceTests
{
    /// <summary>
    /// All recorded runs were alike here by chance only: pods spread over three prefixes at random, so that hardly ever one stays free. The oldest
    /// prefix first keeps one free.
    /// </summary>
    private const string AlikeByChance = "mix-181-c5.2xlarge-cn-pd-throttle-restart";

    public static TheoryData<string> Alike => [.. RecordedTrace.All.Where(trace => trace.PoolDeterministic).Select(trace => trace.Name)];

    public static TheoryData<string> All => [.. RecordedTrace.All.Select(trace => trace.Name)];

    [Fact]
    public void RecordedTraces_AreAllThere()
    {
        Assert.Equal(312, RecordedTrace.All.Count);
        Assert.Equal(268, RecordedTrace.All.Count(trace => trace.PoolDeterministic));
        Assert.Equal(505, RecordedTrace.All.Sum(trace => trace.Runs));
    }

    [Theory]
    [MemberData(nameof(Alike))]
    public void Run_WhereAllRecordedRunsAreAlike_EqualsThem(string name)
    {
        var recorded = RecordedTrace.Get(name);
        string[] except = [
            "eni", "cidr", "also", "acts",
            .. recorded.PerEniDeterministic ? (string[])[] : ["perEni"],
            .. recorded.Deterministic ? (string[])[] : ["cooldownIPs", "freePrefixes"],
        ];

        foreach (var picks in (PickPolicy[])[.. name == AlikeByChance ? (PickPolicy[])[] : [PickPolicy.Oldest], PickPolicy.Random(1), PickPolicy.Random(2)])
        {
            var made = NodeSimulation.Run(recorded.Read().Scenario, new NodeSimulationOptions { Picks = picks });

            Assert.Null(recorded.Difference(made, 0, except));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Run_FollowingRecordedPicks_EqualsEveryFieldOfEveryStep(string name)
    {
        var recorded = RecordedTrace.Get(name);
        for (var run = 0; run < recorded.Runs; run++)
        {
            var trace = recorded.Read(run);

            var made = NodeSimulation.Run(trace.Scenario, new NodeSimulationOptions { Picks = PickPolicy.Recorded(trace) });

            Assert.Null(recorded.Difference(made, run));
        }
    }
}
