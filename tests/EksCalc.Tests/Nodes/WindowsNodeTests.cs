using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Nodes;

/// <summary>R17: Windows nodes.</summary>
[Rule("R17")]
public sealed class WindowsNodeTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.4xlarge");

    /// <summary>The published example table: aws/amazon-vpc-resource-controller-k8s docs/windows/secondary_ip_mode_config_options.md.</summary>
    [Theory]
    [InlineData(1, 0, 0, 1)]
    [InlineData(1, 0, 5, 6)]
    [InlineData(5, 0, 0, 5)]
    [InlineData(1, 1, 0, 1)]
    [InlineData(1, 1, 1, 2)]
    [InlineData(1, 3, 3, 4)]
    [InlineData(1, 3, 5, 6)]
    [InlineData(5, 10, 0, 10)]
    [InlineData(10, 10, 0, 10)]
    [InlineData(10, 10, 10, 20)]
    [InlineData(15, 10, 10, 25)]
    public void Settle_SecondaryAddresses_IsAsPublished(int warm, int minimum, int pods, int allocated)
    {
        var plan = WindowsNode.Create(Large, new WindowsSettings { WarmIpTarget = warm, MinimumIpTarget = minimum }).Settle(pods);
        Assert.Equal((1, allocated, allocated - pods, 0), (plan.Enis, plan.SecondaryAddresses, plan.FreeAddresses, plan.Prefixes));
    }

    /// <summary>The published example table: aws/amazon-vpc-resource-controller-k8s docs/windows/prefix_delegation_config_options.md. 0 stands for not set.</summary>
    [Theory]
    [InlineData(0, 0, 0, 0, 1, 1)]
    [InlineData(0, 0, 0, 15, 1, 0)]
    [InlineData(0, 0, 0, 16, 2, 1)]
    [InlineData(1, 0, 0, 0, 1, 1)]
    [InlineData(3, 0, 0, 0, 3, 3)]
    [InlineData(1, 0, 0, 5, 2, 1)]
    [InlineData(1, 0, 0, 17, 3, 1)]
    [InlineData(0, 0, 1, 0, 1, 1)]
    [InlineData(0, 0, 1, 5, 1, 0)]
    [InlineData(0, 0, 1, 15, 1, 0)]
    [InlineData(0, 0, 1, 16, 2, 1)]
    [InlineData(0, 5, 0, 0, 1, 1)]
    [InlineData(0, 5, 0, 5, 1, 0)]
    [InlineData(0, 5, 0, 11, 1, 0)]
    [InlineData(0, 5, 0, 12, 2, 1)]
    [InlineData(0, 1, 1, 0, 1, 1)]
    [InlineData(0, 1, 1, 5, 1, 0)]
    [InlineData(0, 1, 1, 17, 2, 0)]
    [InlineData(0, 3, 1, 14, 2, 1)]
    [InlineData(0, 7, 20, 0, 2, 2)]
    [InlineData(0, 7, 20, 5, 2, 1)]
    [InlineData(0, 7, 20, 17, 2, 0)]
    [InlineData(0, 7, 20, 26, 3, 1)]
    [InlineData(3, 7, 0, 0, 1, 1)] // Any other target set: the warm prefixes do not count.
    [InlineData(3, 0, 20, 0, 2, 2)]
    public void Settle_Prefixes_IsAsPublished(int warmPrefixes, int warm, int minimum, int pods, int attached, int unused)
    {
        var settings = new WindowsSettings { PrefixDelegation = true, WarmPrefixTarget = Set(warmPrefixes), WarmIpTarget = Set(warm), MinimumIpTarget = Set(minimum) };
        var plan = WindowsNode.Create(Large, settings).Settle(pods);
        Assert.Equal((1, attached, unused, 0), (plan.Enis, plan.Prefixes, plan.FreePrefixes, plan.SecondaryAddresses));

        static int? Set(int target) => target > 0 ? target : null;
    }

    [Fact]
    public void Settle_SecondaryAddresses_HaveNoFreePrefixes() => Assert.Equal(0, WindowsNode.Create(Large).Settle(10).FreePrefixes);

    [Fact]
    public void Settle_PrefixTargetsOfZero_AreNotSet()
    {
        var settings = new WindowsSettings { PrefixDelegation = true, WarmPrefixTarget = 3, WarmIpTarget = 0, MinimumIpTarget = 0 };
        Assert.Equal(3, WindowsNode.Create(Large, settings).Settle(0).Prefixes);
    }

    [Fact]
    public void Settle_FewerThanNoPods_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => WindowsNode.Create(Large).Settle(-1));

    [Fact]
    public void Settle_NoTargets_KeepsThreeAndHoldsThree()
    {
        var node = WindowsNode.Create(Large);
        Assert.Equal(3, node.Settle(0).TotalAddresses);
        Assert.Equal(13, node.Settle(10).TotalAddresses);
    }

    [Fact]
    public void Settle_WarmTargetZeroOrNegative_IsOneOrTheDefault()
    {
        Assert.Equal(11, WindowsNode.Create(Large, new WindowsSettings { WarmIpTarget = 0, MinimumIpTarget = 0 }).Settle(10).TotalAddresses);
        Assert.Equal(13, WindowsNode.Create(Large, new WindowsSettings { WarmIpTarget = -5 }).Settle(10).TotalAddresses);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_MorePodsThanThePrimaryEniServes_LeavesTheRestWaiting(bool prefixes)
    {
        foreach (var type in InstanceCatalog.Default.Types)
        {
            var node = WindowsNode.Create(type, new WindowsSettings { PrefixDelegation = prefixes });
            var plan = node.Settle(node.MostAddresses + 7);
            Assert.Equal((1, 7, 0), (plan.Enis, plan.WaitingPods, plan.FreeAddresses));
            Assert.Equal(MaxPods.Windows(type, prefixes), node.MostAddresses);
        }
    }

    [Fact]
    public void FromConfigMap_OldAndNewKeys_NewOnesWin()
    {
        var settings = WindowsSettings.FromConfigMap(new Dictionary<string, string>
        {
            ["enable-windows-prefix-delegation"] = "true",
            ["warm-ip-target"] = "9",
            ["windows-warm-ip-target"] = "4",
            ["minimum-ip-target"] = "6",
            ["warm-prefix-target"] = "many",
        });
        Assert.Equal(new WindowsSettings { PrefixDelegation = true, WarmIpTarget = 4, MinimumIpTarget = 6 }, settings);
    }

    // Go's strconv.ParseBool and Atoi, by which the controller reads it.
    [Theory]
    [InlineData("T", true)]
    [InlineData("1", true)]
    [InlineData("True", true)]
    [InlineData("tRUE", false)]
    [InlineData(" true", false)]
    [InlineData("true\0", false)]
    [InlineData("yes", false)]
    public void FromConfigMap_Switch_IsReadAsGoReadsIt(string text, bool on)
    {
        var settings = WindowsSettings.FromConfigMap(new Dictionary<string, string> { ["enable-windows-prefix-delegation"] = text, ["enable-windows-ipam"] = text, ["warm-ip-target"] = " 3" });

        Assert.Equal((on, on, null), (settings.PrefixDelegation, settings.Ipam, settings.WarmIpTarget));
    }

    [Fact]
    public void ToConfigMap_AnySettings_ReadBackAsTheSame() => Properties.ForAll(
        CsCheck.Gen.Select(CsCheck.Gen.Bool, CsCheck.Gen.Bool, CsCheck.Gen.Int[-2, 40], CsCheck.Gen.Int[-2, 40], CsCheck.Gen.Int[-2, 40]),
        (ipam, prefixes, warm, minimum, warmPrefixes) =>
        {
            var settings = new WindowsSettings { Ipam = ipam, PrefixDelegation = prefixes, WarmIpTarget = warm, MinimumIpTarget = minimum == 7 ? null : minimum, WarmPrefixTarget = warmPrefixes > 30 ? null : warmPrefixes };
            Assert.Equal(settings, WindowsSettings.FromConfigMap(settings.ToConfigMap()));
        });

    [Fact]
    public void FromConfigMap_PrefixesOff_KeepsTheirTarget()
    {
        var data = new Dictionary<string, string> { ["enable-windows-prefix-delegation"] = "false", ["warm-prefix-target"] = "2" };
        Assert.Equal(new WindowsSettings { WarmPrefixTarget = 2 }, WindowsSettings.FromConfigMap(data));
    }
}
