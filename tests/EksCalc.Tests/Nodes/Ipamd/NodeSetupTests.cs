using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes.Ipamd;

namespace EksCalc.Tests.Nodes.Ipamd;

public class NodeSetupTests
{
    private static readonly InstanceType Large = InstanceCatalog.Default.Get("m5.large");

    [Fact]
    public void Of_TypeAndSettings_TakesTheTypesLimits()
    {
        var setup = NodeSetup.Of(Large, new CniSettings());

        Assert.Equal(("m5.large", 3, 9, 29), (setup.InstanceType, setup.MaxEnis, setup.SlotsPerEni, setup.MaxPods));
        Assert.Equal(7, NodeSetup.Of(Large, new CniSettings(), 7).MaxPods);
        Assert.True(setup.SupportsPrefixDelegation);
        Assert.True(new NodeSetup { MaxEnis = 3, SlotsPerEni = 9, MaxPods = 29, Settings = new CniSettings() }.SupportsPrefixDelegation);
        Assert.False(NodeSetup.Of(InstanceCatalog.Default.Get("t2.large"), new CniSettings()).SupportsPrefixDelegation);
    }

    [Theory]
    [InlineData(true, true, true, 0)]
    [InlineData(true, null, true, null)] // ipamd keeps a place for a trunk that nobody attaches.
    [InlineData(true, false, false, null)]
    [InlineData(false, true, true, null)]
    public void Of_SecurityGroupsForPods_TheTrunkComesWhereTheTypeHasOne(bool podEni, bool? typeHasTrunk, bool keepsPlace, int? attachedAt)
    {
        var setup = NodeSetup.Of(Large with { SupportsTrunking = typeHasTrunk }, new CniSettings { PodEni = podEni });

        Assert.Equal(keepsPlace, setup.SupportsTrunking);
        Assert.Equal(attachedAt is { } seconds ? TimeSpan.FromSeconds(seconds) : null, setup.TrunkAttachedAt);
    }

    [Fact]
    public void Of_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("type", () => NodeSetup.Of(null!, new CniSettings()));
        Assert.Throws<ArgumentNullException>("settings", () => NodeSetup.Of(Large, null!));
    }
}
