using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice;

[Rule("R15", "R27", "R29")]
public class ModeAdviceTests
{
    private static readonly ModeOption[] Unordered = Enum.GetValues<ModeOption>();

    [Fact]
    public void Of_WhatFits_StaysAsItIs()
    {
        var advice = ModeAdvice.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9)), SizingOptions.Default);

        Assert.Equal((ModeOption.SecondaryIp, ModeVerdict.Fits), (advice.Recommended.Mode, advice.Recommended.Verdict));
        Assert.Empty(advice.Steps);
        Assert.Equal(Unordered, advice.Modes.Select(mode => mode.Mode).Order());
        Assert.Equal(advice.Modes.Select(mode => mode.Verdict).Order(), advice.Modes.Select(mode => mode.Verdict));
    }

    [Fact]
    public void Of_MorePodsThanMaxPods_TakesPrefixesAndSaysHow()
    {
        var advice = ModeAdvice.Of(Scenarios.Zones(3, 18, Scenarios.Group("m5.large", 10, 60)), SizingOptions.Default);

        Assert.Equal(ModeOption.PrefixDelegation, advice.Recommended.Mode);
        Assert.Contains(advice.Steps, step => step.What.Contains("ENABLE_PREFIX_DELEGATION=true", StringComparison.Ordinal));
        Assert.Equal(ModeVerdict.LeavesPodsOut, advice.Modes.Single(mode => mode.Mode == ModeOption.SecondaryIp).Verdict);
    }

    [Fact]
    public void Of_SubnetsTooSmall_TakesWhatNeedsOtherSubnetsBeforeANewCluster()
    {
        var advice = ModeAdvice.Of(Scenarios.Zones(3, 25, Scenarios.Group("m5.large", 30, 20)), SizingOptions.Default);

        Assert.Equal(ModeVerdict.NeedsSubnets, advice.Recommended.Verdict);
        Assert.Equal(ModeVerdict.NeedsNewCluster, advice.Modes.Single(mode => mode.Mode == ModeOption.Ipv6).Verdict);
        Assert.Contains(advice.Recommended.Reasons, reason => reason.Text.Contains("is too small", StringComparison.Ordinal));
        var places = advice.Recommended.Sizing.Places!;
        Assert.All(places, place => Assert.Equal((false, null), (place.Stays, place.NewVpcBlock)));
        Assert.Equal($"Make new subnets for the nodes: {string.Join(", ", places.Select(place => $"{place.Block} in {place.Zone}"))}.", advice.Steps[0].What);
        Assert.Contains(advice.Steps, step => step.What.Contains("new node groups", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_ModeAndSubnetsThatCanStay_HasNoSteps() =>
        Assert.Empty(ModeAdvice.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9)), SizingOptions.Default).Steps);

    [Fact]
    public void Words_OfEveryModeAndVerdict_AreDistinct()
    {
        var words = Unordered.Select(mode => mode.ToWords()).Concat(Enum.GetValues<ModeVerdict>().Select(verdict => verdict.ToWords())).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ModeOption)99).ToWords());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ModeVerdict)99).ToWords());
    }

    [Theory]
    [InlineData(ModeOption.SecondaryIp, ModeOption.CustomNetworkingWithPrefixes, "ENIConfig", "ENABLE_PREFIX_DELEGATION=true")]
    [InlineData(ModeOption.CustomNetworkingWithPrefixes, ModeOption.SecondaryIp, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=false", "ENABLE_PREFIX_DELEGATION=false")]
    [InlineData(ModeOption.SecondaryIp, ModeOption.Ipv6, "/56", "new cluster with the IP family ipv6")]
    [InlineData(ModeOption.Ipv6, ModeOption.PrefixDelegation, "new cluster with the IP family ipv4", "Move the workloads")]
    public void Between_Modes_NamesWhatChangesInOrder(ModeOption from, ModeOption to, string first, string second)
    {
        var target = ModeAdvice.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 9)), SizingOptions.Default).Modes.Single(mode => mode.Mode == to);
        var steps = MigrationStep.Between(from, target).Select(step => step.What).ToList();

        var (before, after) = (steps.FindIndex(step => step.Contains(first, StringComparison.Ordinal)), steps.FindIndex(step => step.Contains(second, StringComparison.Ordinal)));
        Assert.InRange(before, 0, after - 1);
        Assert.All(MigrationStep.Between(from, target), step => Assert.NotEmpty(step.Rules));
    }

    [Fact]
    public void Of_WindowsOrOldTypes_KnowsWhatCannotBe()
    {
        var windows = ModeAdvice.Of(Scenarios.Zones(3, 20, Scenarios.Group("m5.large", 10, 5) with { OperatingSystem = NodeOs.Windows }), SizingOptions.Default);
        var old = ModeAdvice.Of(Scenarios.Zones(3, 20, Scenarios.Group("m4.large", 10, 5)), SizingOptions.Default);

        Assert.Equal(
            [ModeOption.CustomNetworking, ModeOption.CustomNetworkingWithPrefixes, ModeOption.Ipv6], windows.Modes.Where(mode => mode.Verdict == ModeVerdict.Impossible).Select(mode => mode.Mode));
        Assert.Equal([ModeOption.Ipv6], old.Modes.Where(mode => mode.Verdict == ModeVerdict.Impossible).Select(mode => mode.Mode));
        Assert.Contains(old.Modes.Single(mode => mode.Mode == ModeOption.PrefixDelegation).Reasons, reason => reason.Text.Contains("not Nitro", StringComparison.Ordinal));
    }
}
