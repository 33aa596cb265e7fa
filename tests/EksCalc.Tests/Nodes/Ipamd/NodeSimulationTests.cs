using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

public class NodeSimulationTests
{
    private static readonly NodeScenario Idle = new()
    {
        Node = NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), new CniSettings()),
        Until = TimeSpan.FromSeconds(60),
    };

    [Fact]
    public void Run_Null_IsRefused() => Assert.Throws<ArgumentNullException>("scenario", () => NodeSimulation.Run(null!));

    [Fact]
    public void Run_TimesOutOfRange_AreRefused()
    {
        foreach (var wrong in (NodeScenario[])[
            Idle with { Until = TimeSpan.FromTicks(-1) },
            Idle with { RetryInterval = TimeSpan.Zero },
            Idle with { RetryInterval = TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond - 1) },
            Idle with { Events = [new PodEvent(TimeSpan.FromSeconds(-1), PodEventKind.Add, "a")] }])
        {
            Assert.Throws<ArgumentOutOfRangeException>("scenario", () => NodeSimulation.Run(wrong));
        }
    }

    [Fact]
    public void Run_ShortestTimes_AreAccepted()
    {
        var trace = NodeSimulation.Run(Idle with { Until = TimeSpan.Zero, RetryInterval = TimeSpan.FromMilliseconds(1), Events = [Add(0, "a")] });

        Assert.Equal([StepCause.Init, StepCause.Add], trace.Steps.Select(step => step.Cause));
        Assert.Equal(new PodTotals(1, 1, 0, 0, TimeSpan.Zero), trace.Pods);
    }

    [Fact]
    public void Run_TickAtTheEnd_IsPartOfIt()
    {
        var pods = Idle with { Until = TimeSpan.FromSeconds(7.5), Events = [.. Enumerable.Range(1, 9).Select(pod => Add(3, $"{pod}"))] };

        Assert.Equal((StepCause.Tick, 2), (NodeSimulation.Run(pods).Steps[^1].Cause, NodeSimulation.Run(pods).Final.Enis));
        Assert.Equal(1, NodeSimulation.Run(pods with { Until = TimeSpan.FromSeconds(7.499) }).Final.Enis);
    }

    [Fact]
    public void Run_EventsOutOfOrder_ArePlayedInOrderOfTimeUpToTheEnd()
    {
        var trace = NodeSimulation.Run(Idle with { Events = [Add(60, "last"), Add(60.001, "never"), Add(1, "first")] });

        Assert.Equal(["first", "last"], trace.Steps.Where(step => step.Cause == StepCause.Add).Select(step => step.Pod));
        Assert.Equal((2, 2), (trace.Pods.Adds, trace.Pods.Started));
    }

    [Fact]
    public void Run_PodThatHasAnAddressAsksAgain_GetsTheSame()
    {
        var trace = NodeSimulation.Run(Idle with { Events = [Add(1, "other"), Add(2, "a"), Add(3, "a"), Delete(4, "a"), Delete(5, "a")] });
        var steps = trace.Steps.Where(step => step.Pod == "a").ToList();

        Assert.Equal([true, true, true, false], steps.Select(step => step.Ok));
        Assert.Equal((0, 1), (steps[0].Eni, steps[0].Cidr));
        Assert.Equal((0, 1), (steps[1].Eni, steps[1].Cidr));
        Assert.Equal(1, trace.Final.AssignedAddresses);
        Assert.Equal(new PodTotals(3, 3, 0, 0, TimeSpan.Zero), trace.Pods);
    }

    [Fact]
    public void Run_PodWithoutAnAddress_AsksUntilItHasOneOrIsDeleted()
    {
        // One address: "b" waits for the end of its cooldown, "c" gives up, "d" is still waiting.
        var node = Idle.Node with { MaxEnis = 1, SlotsPerEni = 1, MaxPods = 1 };
        var trace = NodeSimulation.Run(Idle with
        {
            Node = node,
            RetryInterval = TimeSpan.FromSeconds(7),
            Events = [Add(1, "a"), Add(2, "b"), Add(3, "c"), Delete(4, "a"), Delete(9.5, "c"), Add(40, "d")],
        });

        var started = Assert.Single(trace.Steps, step => step.Pod == "b" && step.Ok == true);
        Assert.Equal((TimeSpan.FromSeconds(37), 6, TimeSpan.FromSeconds(35)), (started.At, started.Attempt, started.Waited));
        Assert.Equal(new PodTotals(4, 2, 3, 5 + 1 + 3, TimeSpan.FromSeconds(35)) { NeverStarted = 2 }, trace.Pods);
        Assert.Equal([false], trace.Steps.Where(step => step.Pod == "d").Select(step => step.Ok));
    }

    [Fact]
    public void Run_WithoutRetries_TriesOnce()
    {
        var trace = NodeSimulation.Run(Idle with { Node = Idle.Node with { SubnetFreeAddresses = 0 }, Events = [Add(1, "a")] });

        Assert.Equal(new PodTotals(1, 0, 1, 1, TimeSpan.Zero) { NeverStarted = 1, LongestWaitToEnd = TimeSpan.FromSeconds(59) }, trace.Pods);
    }

    [Fact]
    public void Run_InitialisationFails_PlaysNothing()
    {
        var trace = NodeSimulation.Run(Idle with { Node = Idle.Node with { Settings = new CniSettings { CustomNetworking = true, MaxEni = 1 } }, Events = [Add(0, "a")] });

        Assert.Equal("Failed to attach any ENIs for custom networking", Assert.Single(trace.Steps).InitError);
        Assert.Equal(new PodTotals(0, 0, 0, 0, TimeSpan.Zero), trace.Pods);
    }

    [Fact]
    public void Run_WithoutSteps_EndsInTheSameState()
    {
        var scenario = Idle with { Events = [Add(1, "a"), Add(2, "b"), Delete(3, "b"), Add(59, "c")] };

        var recorded = NodeSimulation.Run(scenario);
        var counted = NodeSimulation.Run(scenario, new NodeSimulationOptions { RecordSteps = false });
        Assert.Empty(counted.Steps);

        Assert.Empty(counted.Steps);
        Assert.Equal(recorded.Calls.ToString(), counted.Calls.ToString());
        Assert.Equal(recorded.Pods, counted.Pods);
        Assert.Equal((recorded.Final.Enis, 2, 0), (counted.Final.Enis, counted.Final.AssignedAddresses, counted.Final.CoolingAddresses));
        Assert.Equal(recorded.Final.PerEni, counted.Final.PerEni);
    }

    [Fact]
    public void Run_SlowCallFailsAfterAPodEvent_TheTickThatChangedNothingLeavesNoAct()
    {
        var settings = new CniSettings { Mode = IpMode.PrefixDelegation, WarmPrefixTarget = 1, MaxEni = 1 };
        var setup = NodeSetup.Of(InstanceCatalog.Default.Get("m5.large"), settings) with { SubnetFreeAddresses = 20, AssignLatency = TimeSpan.FromSeconds(1) };
        var scenario = new NodeScenario { Node = setup, Events = [Add(2, "a"), Add(5, "b")], Until = TimeSpan.FromSeconds(13) };

        var trace = NodeSimulation.Run(scenario);

        // Two slow calls fail from 3.5 to 5.5 s. Both show in the step of pod b; when the last answer comes, nothing is new.
        Assert.Equal([1, 2, 5, 12.5], trace.Steps.Select(step => step.At.TotalSeconds));
        Assert.Equal(2, trace.Steps[^1].Acts.Length);
        var followed = NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = PickPolicy.Recorded(trace) });
        Assert.Equal(trace.Steps.Select(step => step.At), followed.Steps.Select(step => step.At));
    }

    [Fact]
    public void Run_RecordedPicksWithoutSteps_KeepsTheStepsAllTheSame()
    {
        var recorded = NodeSimulation.Run(Idle with { Events = [Add(1, "a")] });

        Assert.Equal(recorded.Steps.Count, NodeSimulation.Run(recorded.Scenario, new NodeSimulationOptions { RecordSteps = false, Picks = PickPolicy.Recorded(recorded) }).Steps.Count);
    }

    private static PodEvent Add(double seconds, string pod) => new(TimeSpan.FromSeconds(seconds), PodEventKind.Add, pod);

    private static PodEvent Delete(double seconds, string pod) => new(TimeSpan.FromSeconds(seconds), PodEventKind.Delete, pod);
}
