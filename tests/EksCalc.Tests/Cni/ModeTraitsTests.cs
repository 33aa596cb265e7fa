using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Testing;

namespace EksCalc.Tests.Cni;

[Rule("R15", "R17", "R29")]
public class ModeTraitsTests
{
    [Fact]
    public void All_Modes_AreThereInTheirOrderWithNamesOfTheirOwn()
    {
        Assert.Equal(Enum.GetValues<ModeOption>(), ModeTraits.All.Select(traits => traits.Mode));
        Assert.Distinct(ModeTraits.All.Select(traits => traits.Name));
        Assert.All(ModeTraits.All, traits => Assert.Equal(traits.Name, traits.Mode.ToWords()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModeTraits.Of((ModeOption)99));
    }

    [Fact]
    public void In_EveryMode_GivesSettingsOfThatMode() => Assert.All(ModeTraits.All, traits =>
    {
        foreach (var from in ModeTraits.All)
            Assert.Same(traits, ModeTraits.Of(traits.In(from.In(new CniSettings { WarmIpTarget = 5 }))));
    });

    [Theory]
    [InlineData(ModeOption.SecondaryIp, "m4.large", true, null, "1.7")]
    [InlineData(ModeOption.PrefixDelegation, "m4.large", false, null, "1.7")]
    [InlineData(ModeOption.PrefixDelegation, "m5.metal", true, null, "1.7")]
    [InlineData(ModeOption.CustomNetworking, "m4.large", true, RuleId.R17, "1.7")]
    [InlineData(ModeOption.Ipv6, "m4.large", false, RuleId.R29, "1.16")]
    public void Of_AMode_SaysWhatGoesWithIt(ModeOption mode, string type, bool runs, RuleId? windows, string podEniSince)
    {
        var traits = ModeTraits.Of(mode);

        Assert.Equal((runs, windows, podEniSince), (traits.RunsOn(InstanceCatalog.Default.Get(type)), traits.WindowsExcludedBy, $"{traits.PodEniSince}"));
    }

    [Fact]
    public void Of_Ipv6BesideCustomNetworking_IsIpv6() =>
        Assert.Equal(ModeOption.Ipv6, ModeTraits.Of(new CniSettings { Mode = IpMode.Ipv6, CustomNetworking = true }).Mode);
}
