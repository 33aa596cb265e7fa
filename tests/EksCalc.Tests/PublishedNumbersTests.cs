using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;
using EksCalc.Vpc;

namespace EksCalc.Tests;

/// <summary>
/// Numbers that guides and tools have published: each is reproduced, or refuted with the reason. The example tables of the VPC CNI are in
/// <see cref="Nodes.PublishedExampleTests"/>.
/// </summary>
public sealed class PublishedNumbersTests
{
    private static readonly CniSettings Default = new();

    private static InstanceType Type(string name) => InstanceCatalog.Default.Get(name);

    /// <summary>EKS best practices, networking/vpc-cni: 50 addresses, of which 43 are warm. Reproduced.</summary>
    [Fact]
    [Rule("R18", "R19")]
    public void ThreeC5Large_TwoCoreDnsPods_TakeFiftyAddressesAndKeepFortyThreeWarm()
    {
        var node = NodeIpam.Create(Type("c5.large"), Default);
        NodePlan[] nodes = [node.Settle(1), node.Settle(1), node.Settle(0)];
        Assert.Equal((50, 43), (nodes.Sum(plan => plan.SubnetAddresses), nodes.Sum(plan => plan.FreeAddresses)));
    }

    /// <summary>The spreadsheet's saved example: 351 (WarmENI). Refuted: it divides by 15 and 30 addresses an ENI, the primary ones included, and adds host-network pods.</summary>
    [Fact]
    public void Spreadsheet_WarmEni_Says351AndIpamdTakes360()
    {
        Assert.Equal(360, Example(Default));
        // Its own ways, put right one after the other.
        var hostNetwork = 3 * 2;
        var wholeEniTooFew = Type("c5.2xlarge").Ipv4PerEni;
        Assert.Equal(360, 351 - hostNetwork + wholeEniTooFew);
    }

    /// <summary>The spreadsheet's saved example: 276 (WarmIP). Refuted: it counts whole ENIs and leaves the warm target out.</summary>
    [Fact]
    public void Spreadsheet_WarmIp_Says276AndIpamdTakes244() => Assert.Equal(244, Example(new CniSettings { WarmIpTarget = 1 }));

    /// <summary>The spreadsheet says 510 addresses of a /23 are available. Refuted: AWS keeps five, not two.</summary>
    [Fact]
    [Rule("R01")]
    public void Spreadsheet_Slash23_Has507NotFiveHundredTen() => Assert.Equal(507, new SubnetSize(23).UsableAddresses);

    /// <summary>EKS best practices, networking/ipv6: 460 pods on an m5.large. Refuted: its own formula gives 434.</summary>
    [Fact]
    [Rule("R12")]
    public void M5Large_WithPrefixes_Has434PodsNot460()
    {
        var options = new MaxPodsOptions { PrefixDelegation = true, Uncapped = true };
        Assert.Equal(434, MaxPods.Recommended(Type("m5.large"), options).MaxPods);
        Assert.Equal(434, (3 * (10 - 1) * 16) + 2);
    }

    /// <summary>EKS best practices, networking/custom-networking: labels an m5.large's 20 pods as 29. Refuted: 29 is the number without custom networking.</summary>
    [Fact]
    [Rule("R12")]
    public void M5Large_WithCustomNetworking_Has20PodsNot29()
    {
        Assert.Equal(20, MaxPods.Recommended(Type("m5.large"), new MaxPodsOptions { CustomNetworking = true }).MaxPods);
        Assert.Equal(29, MaxPods.Recommended(Type("m5.large")).MaxPods);
    }

    /// <summary>The same page writes 100.64.0.0/8. Refuted: that has host bits set; the shared range is a /10.</summary>
    [Fact]
    [Rule("R04")]
    public void SharedAddressRange_IsASlash10NotASlash8()
    {
        Assert.False(CidrBlock.TryParse("100.64.0.0/8", out _, out var problem));
        Assert.Contains("100.0.0.0/8", problem, StringComparison.Ordinal);
        Assert.Equal("100.127.255.255", CidrBlock.Parse("100.64.0.0/10").Last.ToString());
    }

    /// <summary>EKS best practices, networking/prefix-mode_windows: 14 x 16 = 244. Refuted: it is 224.</summary>
    [Fact]
    [Rule("R17")]
    public void WindowsNode_FourteenSlots_Hold224AddressesNot244() =>
        Assert.Equal(224, WindowsNode.Create(Type("c5.2xlarge"), new WindowsSettings { PrefixDelegation = true }).MostAddresses);

    /// <summary>EKS best practices, networking/vpc-cni: MINIMUM_IP_TARGET=100 with ten ENIs of ten addresses. Refuted: they hold 90, as each ENI's own address serves no pod.</summary>
    [Fact]
    [Rule("R20")]
    public void MinimumOfHundred_WithTenAddressesAnEni_NeedsTwelveEnisNotTen()
    {
        var type = Type("m5.large") with { MaxEnis = 15 };
        Assert.Equal(90, 10 * type.SlotsPerEni);
        Assert.Equal(12, NodeIpam.Create(type, new CniSettings { MinimumIpTarget = 100, WarmIpTarget = 1 }).Settle(0).Enis);
    }

    private static long Example(CniSettings settings)
    {
        var scenario = Scenarios.Zones(1, 23, Scenarios.Group("m5.12xlarge", 2, 100), [.. settings.WarmIpTarget > 0 ? [("WARM_IP_TARGET", "1")] : Array.Empty<(string, string)>()]);
        return ClusterPlanner.Plan(scenario with { NodeGroups = [.. scenario.NodeGroups, Scenarios.Group("c5.2xlarge", 1, 30, "small")] }).Subnets[0][Situation.Steady].Total;
    }
}
