using System.Globalization;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

[Rule("R11", "R12", "R13", "R16")]
public class MaxPodsTests
{
    private static readonly InstanceCatalog Catalog = InstanceCatalog.Default;

    [Fact]
    public void Recommended_EveryCaseOfTheCalculator_IsEqual()
    {
        var rows = DataFile.Rows(Repository.PathOf("data/max-pods-cases.csv"));

        Assert.Equal(320, rows.Count);
        Assert.All(rows, row => Assert.Equal(Number(row["expected"]), MaxPods.Recommended(Catalog.Get(row["instanceType"]), Options(row)).MaxPods));
    }

    [Fact]
    public void Recommended_Uncapped_EqualsTheCniFileForEveryTypeInIt() =>
        Assert.All(
            Catalog.Types.Where(type => type.MaxPodsInCniFile is not null),
            type => Assert.Equal(type.MaxPodsInCniFile, MaxPods.Recommended(type, new MaxPodsOptions { Uncapped = true }).MaxPods));

    [Theory]
    [InlineData("m5.large", 29, 434)] // EKS best practices, networking/ipv6, says 460; its own formula gives 434.
    [InlineData("p3dn.24xlarge", 737, 11762)]
    public void Recommended_Prefixes_MultiplyEverySlotBySixteen(string type, int secondary, int prefixes)
    {
        var uncapped = new MaxPodsOptions { Uncapped = true };

        Assert.Equal(secondary, MaxPods.Recommended(Catalog.Get(type), uncapped).MaxPods);
        Assert.Equal(prefixes, MaxPods.Recommended(Catalog.Get(type), uncapped with { PrefixDelegation = true }).MaxPods);
    }

    [Theory]
    [InlineData("t2.medium", "1.23.1", "max-pods-not-nitro")]
    [InlineData("m5.metal", "1.23.1", "max-pods-bare-metal-prefixes")]
    [InlineData("m5.large", "1.8.0", "max-pods-cni-too-old")]
    public void Recommended_PrefixesNotPossible_CountsSecondaryAddressesAndSaysSo(string type, string version, string finding)
    {
        var result = MaxPods.Recommended(Catalog.Get(type), new MaxPodsOptions { PrefixDelegation = true, CniVersion = CniVersion.Parse(version) });

        Assert.Equal(IpMode.SecondaryIp, result.Mode);
        Assert.Equal(finding, Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Recommended_VCpusUnknown_UsesTheLowerCeilingAndSaysSo()
    {
        var result = MaxPods.Recommended(Catalog.Get("u-24tb1.metal"));

        Assert.Equal(110, result.MaxPods);
        Assert.Equal("max-pods-vcpus-unknown", Assert.Single(result.Findings).Id);
    }

    [Fact]
    public void Recommended_CustomNetworkingWithOneEni_LeavesHostNetworkPods() =>
        Assert.Equal(2, MaxPods.Recommended(Catalog.Get("m5.large"), new MaxPodsOptions { CustomNetworking = true, MaxEni = 1 }).MaxPods);

    [Fact]
    public void Recommended_MaxEniBelowOne_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MaxPods.Recommended(Catalog.Get("m5.large"), new MaxPodsOptions { MaxEni = 0 }));

    [Fact]
    public void OfNode_MaxEniBelowOne_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MaxPods.OfNode(Catalog.Get("m5.large"), new CniSettings { MaxEni = 0 }));

    [Theory]
    [InlineData(IpMode.SecondaryIp, false, null, 29)]
    [InlineData(IpMode.SecondaryIp, true, null, 20)]
    [InlineData(IpMode.SecondaryIp, true, 1, 2)]
    [InlineData(IpMode.SecondaryIp, false, 2, 20)]
    [InlineData(IpMode.PrefixDelegation, false, null, 110)]
    [InlineData(IpMode.Ipv6, false, null, 29)]
    public void OfNode_Settings_AreCountedIn(IpMode mode, bool custom, int? maxEni, int pods) =>
        Assert.Equal(pods, MaxPods.OfNode(Catalog.Get("m5.large"), new CniSettings { Mode = mode, CustomNetworking = custom, MaxEni = maxEni }));

    [Theory]
    [InlineData("m5.large", 0, null, 29)]
    [InlineData("m5.large", 1, null, 20)]
    [InlineData("m5.large", 3, null, 0)]
    [InlineData("m5.large", 0, 10, 20)]
    public void Karpenter_ReservedEnisAndPodsPerCore_LowerTheCount(string type, int reserved, int? perCore, int pods) =>
        Assert.Equal(pods, MaxPods.Karpenter(Catalog.Get(type), reserved, perCore));

    [Theory]
    [InlineData("m5.large", false, 9)]
    [InlineData("m5.large", true, 144)]
    [InlineData("c5.2xlarge", true, 224)] // EKS best practices, networking/prefix-mode_windows, says 244 for 14 x 16.
    public void Windows_PrimaryEniAlone(string type, bool prefixes, int pods) => Assert.Equal(pods, MaxPods.Windows(Catalog.Get(type), prefixes));

    [Fact]
    public void Nodeadm_LargeNode_HasNoCeiling() => Assert.Equal(737, MaxPods.Nodeadm(Catalog.Get("m5.24xlarge")));

    [Theory]
    [InlineData("v1.9")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("1.x")]
    [InlineData("-1.9")]
    public void CniVersion_NotTwoNumbers_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => CniVersion.Parse(text));

    private static MaxPodsOptions Options(IReadOnlyDictionary<string, string> row) => new()
    {
        CniVersion = CniVersion.Parse(row["cniVersion"]),
        PrefixDelegation = row["prefixDelegation"] == "true",
        CustomNetworking = row["customNetworking"] == "true",
        MaxEni = row["cniMaxEni"].Length == 0 ? null : Number(row["cniMaxEni"]),
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
