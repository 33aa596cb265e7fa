using EksCalc.Cni;
using EksCalc.Ec2;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

/// <summary>Following a recording whose picks the rules do not allow.</summary>
public class PickPolicyTests
{
    private const string ShrinksByAddresses = "004-set-m5.large-sip-wi1-ramp20";

    private const string FreesEnis = "001-set-m5.large-sip-default-ramp20";

    [Fact]
    public void Recorded_EniThatIsNotThere_IsReported() => Assert.StartsWith(
        "$.steps[48]: at 98 s ENI 7 has no free address.", Follow(step => step.Pod == "p1" && step.Ok == true, step => step with { Eni = 7 }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_AddressThatIsTaken_IsReported() => Assert.Contains(
        "has no free address", Follow(step => step.Pod == "p2" && step.Ok == true, step => step with { Eni = 0, Cidr = 1 }, "003-set-m5.large-sip-we2-ramp20"), StringComparison.Ordinal);

    [Fact]
    public void Recorded_AddThatMustFail_IsReported() => Assert.Contains(
        "by the rules none is free",
        Follow(step => step.Cause == StepCause.Add && step.Ok == false, step => step with { Ok = true, Eni = 0, Cidr = 0 }, "024-burst-t3.small-sip-default-burst9"),
        StringComparison.Ordinal);

    [Fact]
    public void Recorded_AddThatMustSucceed_IsReported() => Assert.Contains(
        "gets an address by the rules; the recording has no such add", Follow(step => step.Pod == "p1" && step.Ok == true, step => step with { Ok = false }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_PrimaryEniFreed_IsReported() => Assert.Contains(
        "the rules do not allow 'Detach' on ENI 0", FollowAct(ActKind.Detach, act => act with { Eni = 0 }, FreesEnis), StringComparison.Ordinal);

    [Fact]
    public void Recorded_AddressInUseGivenBack_IsReported() => Assert.Contains(
        "is not a free one of ENI", FollowAct(ActKind.Unassign, act => act with { Cidrs = act.Cidrs.SetItem(0, 9_999) }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_MoreGivenBackThanAllowed_IsReported() => Assert.Contains(
        "given back where the rules give back", FollowAct(ActKind.Unassign, act => act with { Cidrs = act.Cidrs.Add(9_999) }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_AnotherNumberAsked_IsReported() => Assert.Contains(
        "'Assign of 5 on ENI 0' is recorded where the rules give 'Assign of", FollowAct(ActKind.Assign, act => act with { Count = 5 }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_AnotherActThanTheRulesAsk_IsReported() => Assert.Contains(
        "'Create' is recorded where the rules ask for 'Assign'", FollowAct(ActKind.Assign, act => act with { Kind = ActKind.Create }), StringComparison.Ordinal);

    [Fact]
    public void Recorded_ActMissing_IsReported()
    {
        var error = Follow(step => step.Acts.Length > 0 && step.Acts[^1].Kind == ActKind.Delete, step => step with { Acts = [] }, FreesEnis, last: true);

        Assert.Contains("the recording has nothing of it", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Recorded_ActTooMany_IsReported()
    {
        var error = Follow(step => true, step => step with { Acts = [.. step.Acts, new NodeTraceAct(ActKind.Create, step.At) { Eni = 9, Count = 1 }] }, ShrinksByAddresses, last: true);

        Assert.Contains("the rules do not give it", error, StringComparison.Ordinal);
    }

    // The second card finds no subnet: the tag keeps the node's own for another cluster. The first finds no addresses, after which nobody looks for a subnet.
    [Fact]
    public void Recorded_CardWithoutSubnetBeforeOrAfterAShortOne_IsFollowedInItsTurn()
    {
        var settings = new CniSettings { Mode = IpMode.PrefixDelegation, WarmIpTarget = 42, MultiNic = true, SubnetDiscovery = false, ClusterName = "one" };
        var tags = new Dictionary<string, string> { [SubnetTagRules.Role] = "1", [SubnetTagRules.ClusterPrefix + "two"] = "shared" };
        var scenario = new NodeScenario
        {
            Name = "two cards",
            Node = NodeSetup.Of(InstanceCatalog.Default.Get("c6in.32xlarge"), settings) with
            {
                NetworkCards = 2,
                Subnets = [new NodeSubnet("own") { FreeAddresses = 9, Tags = tags, IsNodes = true }],
            },
            Until = TimeSpan.FromMinutes(6),
        };
        var searches = new HashSet<int>();
        for (var seed = 0UL; seed < 20; seed++)
        {
            var trace = NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = PickPolicy.Random(seed) });
            var followed = NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = PickPolicy.Recorded(trace) });

            Assert.Equal(Calls(trace), Calls(followed));
            searches.Add(trace.Calls[Ec2Call.DescribeSubnets]);
        }

        Assert.True(searches.Count > 1);

        static IEnumerable<string> Calls(NodeTrace trace) => trace.Steps.Select(step => $"{step.At} {step.Cause} {step.Calls}");
    }

    [Fact]
    public void Random_AnotherSeed_GivesAnotherTrace()
    {
        var scenario = RecordedTrace.Get("003-set-m5.large-sip-we2-ramp20").Read().Scenario;

        var enis = Enumerable.Range(1, 5).Select(seed => string.Join(' ', NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = PickPolicy.Random((ulong)seed) }).Steps.Select(step => step.Eni)));

        Assert.Equal(5, enis.Distinct().Count());
    }

    [Fact]
    public void Random_Seed_MeansTheSameEverywhere()
    {
        var scenario = RecordedTrace.Get("003-set-m5.large-sip-we2-ramp20").Read().Scenario;

        var steps = NodeSimulation.Run(scenario, new NodeSimulationOptions { Picks = PickPolicy.Random(1) }).Steps;

        Assert.Equal(
            "1:17 0:3 1:16 1:10 2:21 1:12 1:13 0:6 2:24 2:18 0:4 0:1 0:5 2:19 2:23 1:11 1:9 1:15 2:26 2:25",
            string.Join(' ', steps.Where(step => step.Cause == StepCause.Add).Select(step => $"{step.Eni}:{step.Cidr}")));
    }

    [Fact]
    public void Name_EachPolicy_SaysWhatItIs()
    {
        Assert.Equal("oldest", PickPolicy.Oldest.Name);
        Assert.Equal("random 7", PickPolicy.Random(7).ToString());
        Assert.Equal($"recorded {FreesEnis}", PickPolicy.Recorded(RecordedTrace.Get(FreesEnis).Read()).Name);
    }

    [Fact]
    public void Recorded_Null_IsRefused() => Assert.Throws<ArgumentNullException>("trace", () => PickPolicy.Recorded(null!));

    private static string FollowAct(ActKind kind, Func<NodeTraceAct, NodeTraceAct> change, string name = ShrinksByAddresses) => Follow(
        step => step.Acts.Any(act => act.Kind == kind), step => step with { Acts = [.. step.Acts.Select(act => act.Kind == kind ? change(act) : act)] }, name);

    /// <summary>The report on a recording of which the first (or last) step of a kind was changed.</summary>
    private static string Follow(Func<NodeTraceStep, bool> which, Func<NodeTraceStep, NodeTraceStep> change, string name = ShrinksByAddresses, bool last = false)
    {
        var trace = RecordedTrace.Get(name).Read();
        var steps = trace.Steps.ToList();
        var index = last ? steps.FindLastIndex(step => which(step)) : steps.FindIndex(step => which(step));
        steps[index] = change(steps[index]);

        return Assert.Throws<InvalidInputException>(() => NodeSimulation.Run(trace.Scenario, new NodeSimulationOptions { Picks = PickPolicy.Recorded(trace with { Steps = steps }) })).Message;
    }
}
