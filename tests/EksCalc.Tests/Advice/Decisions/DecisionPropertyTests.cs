using CsCheck;
using EksCalc.Advice;
using EksCalc.Advice.Decisions;
using EksCalc.Clusters;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests.Advice.Decisions;

/// <summary>What holds of every decision, over random scenarios of all modes and kinds of groups.</summary>
[Rule("R01", "R20", "R27", "R29", "R32")]
public class DecisionPropertyTests
{
    private const int Scenarios = 300;

    private static readonly Gen<DecisionOptions> Options =
        from growth in Gen.Int[0, 2]
        from headroom in Gen.Int[0, 3]
        from prefer in Gen.Enum<DesignPreference>()
        from keep in Gen.Int[0, 3]
        from worth in Gen.Int[0, 40]
        select new DecisionOptions
        {
            LeaveRoom = new SizingOptions(growth * 20, headroom * 10),
            Prefer = prefer,
            KeepSubnets = keep == 0,
            WithoutZoneLoss = keep == 1,
            WorthPercent = worth,
            Seeds = 1,
            Watched = TimeSpan.FromMinutes(10),
        };

    private static readonly Gen<(ClusterScenario, DecisionOptions)> Cases = Gen.Select(RandomScenarios.Any, Options);

    [Fact]
    public void Of_AnyScenario_AgreesWithItself()
    {
        var (decided, changed, replaced, warm, newCluster, windows) = (0, 0, 0, 0, 0, 0);
        Cases.ForAll(
            (any, options) =>
            {
                if (Agreed(any, options) is not { } decision)
                    return;
                Interlocked.Increment(ref decided);
                Count(ref changed, decision.Chosen.Steps.Count > 0);
                Count(ref replaced, decision.Designs.Any(design => design.SubnetChange == SubnetChange.Replaced));
                Count(ref warm, decision.Chosen.ChangesWarmTargets);
                Count(ref windows, decision.Designs.Any(design => design.Steps.Any(step => step.Kind == StepKind.WindowsSettings)));
                Count(ref newCluster, decision.Designs.Any(design => design.Effort == DesignEffort.Cluster));
            },
            iter: Scenarios,
            threads: 2);
        Assert.True(decided > Scenarios / 2 && changed > 50 && replaced > 50 && warm > 10 && newCluster > 50 && windows > 30, $"{decided} decided, {changed} changed, {replaced} replaced, {warm} warm, {newCluster} new clusters, {windows} Windows");
    }

    /// <summary>Designs that moved the control plane, for which there was no step.</summary>
    [Theory]
    [InlineData("2_kUYeS4cjSb")]
    [InlineData("ffyIV_lfL8q1")]
    public void Of_ScenarioThatFailedOnce_AgreesWithItself(string seed)
    {
        var (scenario, options) = Cases.Drawn(seed);

        Assert.NotNull(Agreed(scenario, options));
    }

    private static Decision? Agreed(ClusterScenario any, DecisionOptions options)
    {
        // Every further group is watched in every mode, which takes most of the time.
        var scenario = options.LeaveRoom.GrowthPercent == 0 ? any : any with { NodeGroups = [any.NodeGroups[0]] };
        scenario = scenario with { Windows = WindowsOf(scenario, options) };
        if (scenario.Problems(InstanceCatalog.Default).Count > 0)
            return null;
        var decision = Decision.Of(scenario, options);
        foreach (var design in decision.Designs)
        {
            StepsLeadThereAndBack(decision.Scenario, design, options);
            NodesAndTheirPodsAreWhereTheyShould(decision.Scenario, design);
        }

        InOrder(decision);
        ReasonsSpeakForTheChoice(decision);
        return decision;
    }

    // Applied one after the other, the steps make the scenario whose plan the design promises; the way back makes the one that there was.
    private static void StepsLeadThereAndBack(ClusterScenario scenario, Design design, DecisionOptions options)
    {
        var there = design.Steps.Aggregate(scenario, (now, step) => step.ApplyTo(now));
        Assert.Equal(ScenarioText(design.Scenario), ScenarioText(there));
        Assert.Empty(there.Problems(InstanceCatalog.Default));
        var promised = DesignPlan.Of(there, options.LeaveRoom, InstanceCatalog.Default);
        Assert.Equal(PlanText(design.Plan), PlanText(promised.Worst));
        Assert.Equal(design.Verdict == DesignVerdict.Fits, promised.HasRoom && promised.Worst.PodsLeftOut == 0);
        Assert.Equal(design.Costs.AddressesAtPeak, promised.Worst.Peak.NodeSubnetAddresses + promised.Worst.Peak.PodSubnetAddresses);

        var back = design.WayBack.Aggregate(there, (now, step) => step.ApplyTo(now));
        Assert.Equal(ScenarioText(scenario), ScenarioText(back));
        if (options.KeepSubnets)
            Assert.Equal(SubnetChange.Kept, design.SubnetChange);
        // New blocks lie in the VPC, overlap nothing, and AWS lets the VPC have them.
        foreach (var subnet in design.NewSubnets)
        {
            Assert.Contains(there.Vpc.Blocks, block => block.Contains(subnet.Block));
            Assert.DoesNotContain(there.Subnets, other => other.Name != subnet.Name && other.Block.Overlaps(subnet.Block));
        }

        foreach (var block in design.NewVpcBlocks)
            Assert.Empty(AssociationRules.OnAdding(block, scenario.Vpc.Blocks));
    }

    // A group's nodes are in subnets that they were in or that were made for them; pods get others only with new nodes (R27).
    private static void NodesAndTheirPodsAreWhereTheyShould(ClusterScenario scenario, Design design)
    {
        var (before, after) = (new ClusterNetwork(scenario), new ClusterNetwork(design.Scenario));
        var made = design.NewSubnets.Select(subnet => subnet.Name).ToHashSet();
        foreach (var (index, group) in design.Scenario.NodeGroups.Index())
        {
            Assert.Subset(made.Union(Names(before, index)).ToHashSet(), Names(after, index));
            if (group is { OperatingSystem: NodeOs.Linux, Kind: not NodeGroupKind.AutoMode } && scenario.Settings.CustomNetworking && design.Scenario.Settings.CustomNetworking
                && after.Placements[index].Zones.Any(zone => PodSubnet(before, scenario.NodeGroups[index], zone) != PodSubnet(after, group, zone)))
                Assert.Contains(design.Steps, step => step.Kind == StepKind.ReplaceNodes && step.NodeGroups.Contains(group.Name));
        }

        static HashSet<string> Names(ClusterNetwork network, int group) => [.. network.Placements[group].Subnets.Select(subnet => network.Scenario.Subnets[subnet].Name)];
        static string? PodSubnet(ClusterNetwork network, NodeGroup group, string zone) => network.EniConfigs.SubnetOf(group, zone) is { } subnet ? network.Scenario.Subnets[subnet].Name : null;
    }

    private static void InOrder(Decision decision)
    {
        var order = new DesignOrder(decision.Options);
        Assert.Equal(Enumerable.Range(1, decision.Designs.Count), decision.Designs.Select(design => design.Number));
        // All but the first are in order; the first is too, or changes warm targets because that saves enough.
        for (var index = 2; index < decision.Designs.Count; index++)
            Assert.True(order.Compare(decision.Designs[index - 1], decision.Designs[index]) <= 0);
        if (decision.Designs.Count > 1 && order.Compare(decision.Chosen, decision.Designs[1]) > 0)
        {
            Assert.Equal((DesignPreference.Balanced, true), (decision.Options.Prefer, decision.Chosen.ChangesWarmTargets));
            Assert.True(DesignOrder.Saves(decision.Chosen, decision.Designs[1]) >= decision.Options.WorthPercent);
        }

        Assert.All(decision.Designs, design => Assert.True(decision.Chosen.Costs.PodsLeftOut <= design.Costs.PodsLeftOut));
        if (decision.Designs.Any(design => design.Verdict == DesignVerdict.Fits))
            Assert.Equal(DesignVerdict.Fits, decision.Chosen.Verdict);
    }

    // What stands against another design is something in which it is worse; what speaks for the chosen one, something in which it is not.
    private static void ReasonsSpeakForTheChoice(Decision decision)
    {
        foreach (var design in decision.Designs.Skip(1).Where(design => design.WhyNot is not null))
        {
            Assert.False(design.WhyNot!.IsFor);
            Assert.True(DesignOrder.Of(design.WhyNot.Criterion, design) > DesignOrder.Of(design.WhyNot.Criterion, decision.Chosen), $"{design}: {design.WhyNot}");
        }

        Assert.Null(decision.Chosen.WhyNot);
        foreach (var reason in decision.Reasons)
        {
            Assert.True(reason.IsFor);
            if (reason.Criterion is DesignCriterion.Addresses or DesignCriterion.RoutableAddresses or DesignCriterion.PodsWait)
                Assert.True(DesignOrder.Of(reason.Criterion, decision.Chosen) < DesignOrder.Of(reason.Criterion, decision.AsItIs), $"{reason}");
            else if (reason.Criterion is DesignCriterion.PodsLeftOut or DesignCriterion.Room or DesignCriterion.SubnetChange)
                Assert.Equal(0, DesignOrder.Of(reason.Criterion, decision.Chosen));
            else
                Assert.True(decision.Chosen.Effort <= DesignEffort.Settings, $"{reason}");
        }
    }

    // Of what was drawn already, so that the seeds above draw the same.
    private static WindowsSettings WindowsOf(ClusterScenario scenario, DecisionOptions options) => new()
    {
        PrefixDelegation = scenario.NodeGroups[0].DaemonSetPods % 2 == 0,
        WarmIpTarget = options.WorthPercent % 3 == 0 ? options.WorthPercent : null,
        WarmPrefixTarget = scenario.ZonesLost == 1 ? 2 : null,
        Ipam = options.WorthPercent % 7 != 0,
    };

    private static string PlanText(ClusterPlan plan) => string.Join('\n', [
        .. plan.Subnets.Select(subnet => $"{subnet.Subnet.Name} {subnet.Subnet.Block} {string.Join(' ', Enum.GetValues<Situation>().Select(situation => subnet[situation].Total))}"),
        .. plan.Groups.Select(group => $"{group.Name} {group.MaxPods} {group.PodsPerNode} {group.Nodes}"), $"{plan.Settings}"]);

    private static string ScenarioText(ClusterScenario scenario) => string.Join('\n', [
        string.Join(' ', scenario.Vpc.Blocks), $"{scenario.Vpc.Ipv6Block}",
        .. scenario.Subnets.Select(subnet => $"{subnet.Name} {subnet.Zone} {subnet.Block} {subnet.Ipv6Block} {string.Join(' ', subnet.Reservations)} {string.Join(' ', subnet.Tags)}"),
        .. scenario.CniEnvironment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => $"{variable}"),
        .. scenario.EniConfigs.OrderBy(config => config.Key, StringComparer.Ordinal).Select(config => $"{config.Key} {config.Value.Subnet}"),
        .. scenario.NodeGroups.Select(group => $"{group.Name} {group.MaxPods} {string.Join(' ', group.Subnets)}"),
        $"windows: {string.Join(' ', scenario.Windows.ToConfigMap().Select(entry => $"{entry.Key}={entry.Value}"))}",
        $"control plane: {string.Join(' ', scenario.ControlPlaneSubnets)}",
        .. scenario.Consumers.Select(consumer => $"{consumer.Name} {string.Join(' ', consumer.Subnets)}")]);

    private static void Count(ref int counter, bool holds)
    {
        if (holds)
            Interlocked.Increment(ref counter);
    }
}
