using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Testing;
using EksCalc.Vpc;

namespace EksCalc.Notebooks.Tests;

public sealed class PlanChartTests
{
    private static readonly ClusterPlan Plan = ClusterPlanner.Plan(ScenarioFile.Read(Repository.PathOf("data/scenarios/small-dev.yaml")));

    [Fact]
    public void PeakBreakdown_Figure_IsAsKept() => Snapshot.Match(Charts.PeakBreakdown(Plan, "The first subnet is 80 % full during an update").ToJson(), "peaks.json");

    [Fact]
    public void ModeComparison_Figure_IsAsKept() => Snapshot.Match(Charts.ModeComparison(ModeComparison.Of(Plan.Scenario), "Modes").ToJson(), "modes.json");

    [Fact]
    public void SubnetMap_Figure_IsAsKept() => Snapshot.Match(Charts.SubnetMap(Plan.Subnets[0].Map(Plan.Subnets[0].PeakSituation), "Map").ToJson(), "subnet-map.json");

    [Fact]
    public void PlanCharts_Text_IsAsKept() => Snapshot.Match(
        string.Join("\n\n", Charts.PeakBreakdown(Plan, "Peaks"), Charts.ModeComparison(ModeComparison.Of(Plan.Scenario), "Modes"), Charts.SubnetMap(Plan.Subnets[0].Map(Plan.Subnets[0].PeakSituation), "Map")),
        "plan-charts.txt");

    [Fact]
    public void SubnetMap_LargestSubnet_StaysLight()
    {
        var map = new AddressMap(CidrBlock.Parse("10.0.0.0/16"), AddressPlacement.Random(1));
        for (var i = 0; i < 20_000; i++)
            map.TryAllocate(AddressOwner.Secondary, out _);
        Assert.InRange(Charts.SubnetMap(map, "t").ToHtml().Length, 10_000, 300_000);
    }

    [Fact]
    public void PrefixRoom_FigureAndText_AreAsKept()
    {
        var chart = Charts.PrefixRoom(new SubnetSize(26), "Room");
        Snapshot.Match($"{chart.ToJson()}\n\n{chart}", "prefix-room.txt");
    }

    [Theory]
    [InlineData(28, 0)]
    [InlineData(24, 14)]
    [InlineData(16, 4094)]
    public void PrefixRoom_AnySize_StartsAtItsPrefixesAndStaysLight(int prefixLength, int prefixes)
    {
        var chart = Charts.PrefixRoom(new SubnetSize(prefixLength), "t");

        Assert.InRange(chart.ToHtml().Length, 1_000, 100_000);
        Assert.Contains(FormattableString.Invariant($"packed together: {prefixes:N0} prefixes in an empty subnet"), chart.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/22", true)]
    [InlineData("10.0.0.0/20", false)]
    public void SubnetMap_FieldsWithRoom_SayHowManyAddressesAreInUse(string subnet, bool hasRoom)
    {
        var map = new AddressMap(CidrBlock.Parse(subnet));
        map.TryAllocate(AddressOwner.Secondary, out _);

        var figure = Charts.SubnetMap(map, "t").ToJson().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("");

        Assert.Equal(hasRoom, figure.Contains("\"texttemplate\":\"%{text}\"", StringComparison.Ordinal));
        Assert.Equal(hasRoom, figure.Contains("andaddressesinuse", StringComparison.Ordinal));
        Assert.Contains("\"text\":[[\"5\",\"\",", figure, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_AnySituation_HoldsWhatThePlanSays()
    {
        foreach (var subnet in Plan.Subnets)
        {
            var map = subnet.Map(subnet.PeakSituation);
            Assert.Equal(
                (subnet.Peak.EniPrimaries, subnet.Peak.PodSecondaries + subnet.Peak.WarmSecondaries, subnet.FreeAtPeak),
                (map.Count(AddressOwner.EniPrimary), map.Count(AddressOwner.Secondary), map.FreeAddresses));
        }
    }

    [Fact]
    public void ToDataFrame_PlanAndModes_HaveTheirRows()
    {
        var frame = Plan.ToDataFrame();
        Assert.Equal(5 * Plan.Subnets.Count, frame.Rows.Count);
        Assert.Equal(Plan.Subnets[0][Situation.Upgrade].Total, frame["total"][3]);
        var map = Plan.Subnets[0].Map(Plan.Subnets[0].PeakSituation).ToDataFrame();
        Assert.Equal((16, "10.20.0.0/28", 4), (map.Rows.Count, map["cidr"][0], map["aws"][0]));
        Assert.Equal(Enum.GetValues<ModeOption>().Length, ModeComparison.Of(Plan.Scenario).ToDataFrame().Rows.Count);
    }

    [Fact]
    public void ModeComparison_NoMode_IsRefused() => Assert.Throws<ArgumentException>(() => Charts.ModeComparison([], "t"));
}
