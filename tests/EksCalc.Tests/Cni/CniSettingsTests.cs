using CsCheck;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Testing;

namespace EksCalc.Tests.Cni;

[Rule("R18", "R24", "R26")]
public class CniSettingsTests
{
    [Fact]
    public void FromEnvironment_NothingSet_IsIpamdsDefaults()
    {
        var (settings, findings) = CniSettings.FromEnvironment(new Dictionary<string, string>());

        Assert.Equal(new CniSettings(), settings);
        Assert.Equal((1, 0, 0, 0, null), (settings.WarmEniTarget, settings.WarmIpTarget, settings.MinimumIpTarget, settings.WarmPrefixTarget, settings.MaxEni));
        Assert.Equal(TimeSpan.FromSeconds(30), settings.IpCooldown);
        Assert.True(settings.SubnetDiscovery);
        Assert.Empty(findings);
    }

    // What ipamd v1.23.1 makes of odd values, from recorded runs and its parsing rules (Go's strconv).
    [Theory]
    [InlineData("2", 2, false)]
    [InlineData("+2", 2, false)]
    [InlineData("0", 0, false)]
    [InlineData("007", 7, false)]
    [InlineData("-1", 1, true)]
    [InlineData(" 2", 1, true)]
    [InlineData("2 ", 1, true)]
    [InlineData("", 1, true)]
    [InlineData("x", 1, true)]
    [InlineData("1.5", 1, true)]
    [InlineData("1e3", 1, true)]
    [InlineData("1_000", 1, true)]
    [InlineData("1,000", 1, true)]
    [InlineData("0x10", 1, true)]
    [InlineData("2147483648", 2_147_483_648, false)]
    [InlineData("9223372036854775807", long.MaxValue, false)]
    [InlineData("9223372036854775808", 1, true)]
    public void FromEnvironment_WarmEniTarget_IsReadAsGoReadsIt(string text, long expected, bool tolerated)
    {
        var (settings, findings) = Read($"WARM_ENI_TARGET={text}");

        Assert.Equal(expected, settings.WarmEniTarget);
        Assert.Equal(tolerated, findings.Any(finding => finding is { Id: "cni-value-tolerated", Subject: "WARM_ENI_TARGET" }));
    }

    [Theory]
    [InlineData("WARM_IP_TARGET")]
    [InlineData("MINIMUM_IP_TARGET")]
    [InlineData("WARM_PREFIX_TARGET")]
    public void FromEnvironment_OtherTargetsUnusable_FallBackToZero(string name)
    {
        Assert.Equal(new CniSettings(), Read($"{name}=-5").Settings);
        Assert.Equal(new CniSettings(), Read($"{name}=abc").Settings);
        Assert.NotEqual(new CniSettings(), Read($"{name}=5").Settings);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0", null)]
    [InlineData("-2", null)]
    [InlineData("many", null)]
    public void FromEnvironment_MaxEni_BelowOneMeansNotSet(string text, int? expected) => Assert.Equal(expected, Read($"MAX_ENI={text}").Settings.MaxEni);

    [Theory]
    [InlineData("10", 10, null)]
    [InlineData("0", 0, null)]
    [InlineData("abc", 30, "cni-value-tolerated")]
    [InlineData("-1", -1, "cni-negative-cooldown")]
    public void FromEnvironment_Cooldown_GarbageIsThirtyAndNegativeIsKept(string text, int seconds, string? finding)
    {
        var (settings, findings) = Read($"IP_COOLDOWN_PERIOD={text}");

        Assert.Equal(TimeSpan.FromSeconds(seconds), settings.IpCooldown);
        Assert.Equal(finding, findings.SingleOrDefault()?.Id);
    }

    // Go counts the cooldown in nanoseconds, 64 bits of them: 2^63 are 9,223,372,036.8 seconds, and 2^64 twice that.
    [Theory]
    [InlineData("2147483648", 2_147_483_648, null)]
    [InlineData("9223372036", 9_223_372_036, null)]
    [InlineData("9223372037", -9_223_372_036.709_551_6, "cni-negative-cooldown")]
    [InlineData("10000000000", -8_446_744_073.709_551_6, "cni-negative-cooldown")]
    [InlineData("20000000000", 1_553_255_926.290_448_4, null)]
    public void FromEnvironment_CooldownBeyond64BitsOfNanoseconds_WrapsAround(string text, double seconds, string? finding)
    {
        var (settings, findings) = Read($"IP_COOLDOWN_PERIOD={text}");

        Assert.Equal(seconds, settings.IpCooldown.TotalSeconds, 0.001);
        Assert.Equal(finding, findings.SingleOrDefault()?.Id);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("t", true)]
    [InlineData("T", true)]
    [InlineData("TRUE", true)]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("0", false)]
    [InlineData("f", false)]
    [InlineData("False", false)]
    [InlineData("tRUE", false)]
    [InlineData("yes", false)]
    [InlineData("on", false)]
    [InlineData("", false)]
    public void FromEnvironment_Switch_IsReadAsGoReadsIt(string text, bool expected) =>
        Assert.Equal(expected ? IpMode.PrefixDelegation : IpMode.SecondaryIp, Read($"ENABLE_PREFIX_DELEGATION={text}").Settings.Mode);

    [Fact]
    public void FromEnvironment_SubnetDiscoveryGarbage_StaysOn() => Assert.True(Read("ENABLE_SUBNET_DISCOVERY=maybe").Settings.SubnetDiscovery);

    [Fact]
    public void FromEnvironment_EverySwitch_IsRead()
    {
        var settings = Read("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;ENABLE_MULTI_NIC=true;AWS_MANAGE_ENIS_NON_SCHEDULABLE=true;ENABLE_SUBNET_DISCOVERY=false").Settings;

        Assert.Equal(
            new CniSettings { CustomNetworking = true, PodEni = true, MultiNic = true, ManageEnisNonSchedulable = true, SubnetDiscovery = false },
            settings);
    }

    [Fact]
    public void FromEnvironment_MistypedName_SuggestsTheRightOne()
    {
        var finding = Assert.Single(Read("WARM_IP_TARGT=5").Findings);

        Assert.Equal(("cni-name-unknown", "WARM_IP_TARGT"), (finding.Id, finding.Subject));
        Assert.Contains("did you mean WARM_IP_TARGET?", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WARM_IP_TARGT", "The VPC CNI has no such variable; did you mean WARM_IP_TARGET?")]
    [InlineData("BANANA_SPLIT_SUNDAE", "The VPC CNI has no such variable.")]
    public void FromEnvironment_UnknownName_IsSaidInASentence(string name, string message) =>
        Assert.Equal(message, Assert.Single(CniSettings.FromEnvironment(new Dictionary<string, string> { [name] = "1" }).Findings).Message);

    [Theory]
    [InlineData("AWS_VPC_K8S_CNI_LOGLEVEL=DEBUG", null)]
    [InlineData("MINIMUM_IP_TARGET=10", "cni-minimum-without-warm")]
    [InlineData("MINIMUM_IP_TARGET=10;WARM_IP_TARGET=2", null)]
    [InlineData("WARM_ENI_TARGET=0", "cni-eni-oscillates")]
    [InlineData("WARM_ENI_TARGET=2;WARM_IP_TARGET=2", "cni-target-overridden")]
    [InlineData("WARM_ENI_TARGET=1;WARM_PREFIX_TARGET=1;WARM_IP_TARGET=2", null)]
    [InlineData("ENABLE_PREFIX_DELEGATION=true", "cni-prefix-oscillates")]
    [InlineData("ENABLE_PREFIX_DELEGATION=true;WARM_PREFIX_TARGET=1", null)]
    [InlineData("WARM_PREFIX_TARGET=3", "cni-prefix-target-unused")]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;MAX_ENI=1", "cni-no-pod-eni")]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;MAX_ENI=2", "cni-no-pod-eni")]
    [InlineData("WARM_PREFIX_TARGET=3;WARM_IP_TARGET=2", "cni-target-overridden")]
    [InlineData("ENABLE_PREFIX_DELEGATION=true;WARM_PREFIX_TARGET=1;WARM_ENI_TARGET=2", "cni-eni-target-unused")]
    [InlineData("ENABLE_PREFIX_DELEGATION=true;WARM_PREFIX_TARGET=1;WARM_ENI_TARGET=0", "cni-eni-target-unused")]
    [InlineData("ENABLE_PREFIX_DELEGATION=true;WARM_PREFIX_TARGET=1;WARM_ENI_TARGET=1", null)]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;WARM_ENI_TARGET=0", "cni-eni-oscillates cni-idle-oscillates")]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;WARM_ENI_TARGET=0;WARM_IP_TARGET=2", "cni-target-overridden")]
    [InlineData("ENABLE_MULTI_NIC=true", "cni-multi-nic")]
    [InlineData("ENABLE_MULTI_NIC=false", null)]
    [InlineData("ENABLE_IPv6=true", null)]
    [InlineData("ENABLE_IPv6=true;ENABLE_POD_ENI=true", null)] // R29: since 1.16.
    [InlineData("ENABLE_IPv6=true;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true", "cni-ipv6-excludes")]
    [InlineData("ENABLE_IMDS_ONLY_MODE=true", "cni-not-modelled")]
    public void FromEnvironment_SettingsTogether_AreLookedAt(string environment, string? finding) =>
        Assert.Equal(finding ?? "", Ids(Read(environment)));

    // t2.medium has no Nitro; m6g.medium has two ENIs and a trunk; m5.large has three ENIs.
    [Theory]
    [InlineData("m5.large", "ENABLE_PREFIX_DELEGATION=true", "cni-prefix-oscillates")]
    [InlineData("t2.medium", "ENABLE_PREFIX_DELEGATION=true", "cni-prefixes-not-supported")]
    [InlineData("t2.medium", "ENABLE_PREFIX_DELEGATION=true;WARM_ENI_TARGET=0", "cni-prefixes-not-supported cni-eni-oscillates")]
    [InlineData("t2.medium", "ENABLE_PREFIX_DELEGATION=true;WARM_PREFIX_TARGET=3", "cni-prefixes-not-supported cni-prefix-target-unused")]
    [InlineData("t2.medium", "WARM_ENI_TARGET=2", "")]
    [InlineData("m6g.medium", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true", "cni-no-pod-eni")]
    [InlineData("m5.large", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true", "")]
    [InlineData("t2.medium", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;MAX_ENI=2", "")] // It is known to have no trunk.
    public void FromEnvironment_TypeKnown_LooksAtTheModeThatApplies(string type, string environment, string findings) =>
        Assert.Equal(findings, Ids(CniSettings.FromEnvironment(DataFile.Environment(environment), InstanceCatalog.Default.Get(type))));

    [Theory]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;MAX_ENI=2", "MAX_ENI", "Raise it by at least one.")]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;MAX_ENI=2", "MAX_ENI", "Choose a type with more ENIs.", "m6g.medium")]
    [InlineData("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true", "m6g.medium", "Choose a type with more ENIs; neither fewer max pods nor prefixes help.", "m6g.medium")]
    public void FromEnvironment_NoEniForPods_SaysWhatHelps(string environment, string subject, string action, string? type = null)
    {
        var finding = Assert.Single(CniSettings.FromEnvironment(DataFile.Environment(environment), type is null ? null : InstanceCatalog.Default.Get(type)).Findings);

        Assert.Equal((subject, action), (finding.Subject, finding.Action));
    }

    [Theory]
    [InlineData("MINIMUM_IP_TARGET=40", 40)]
    [InlineData("MINIMUM_IP_TARGET=40;ENABLE_PREFIX_DELEGATION=true", 48)]
    [InlineData("MINIMUM_IP_TARGET=48;ENABLE_PREFIX_DELEGATION=true", 48)]
    [InlineData("MINIMUM_IP_TARGET=9223372036854775807;ENABLE_PREFIX_DELEGATION=true", 9_223_372_036_854_775_808)]
    public void FromEnvironment_MinimumAlone_SaysWhereThePoolEnds(string environment, ulong addresses) =>
        Assert.EndsWith($"never grows beyond {addresses} addresses.", Assert.Single(Read(environment).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ENABLE_POD_ENI=true", "m5.large", 9)]
    [InlineData("ENABLE_POD_ENI=true;ENABLE_PREFIX_DELEGATION=true;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true", "c5.2xlarge", 38)]
    [InlineData("ENABLE_POD_ENI=true;MAX_ENI=2", "m5.large", 9)]
    [InlineData("ENABLE_POD_ENI=true;MAX_ENI=1", "m5.large", 0)]
    [InlineData("ENABLE_POD_ENI=true;MAX_ENI=2;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true", "m5.large", 0)] // R23b: ipamd does not start.
    [InlineData("ENABLE_POD_ENI=true;MAX_ENI=3;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true", "m5.large", 9)]
    [InlineData("ENABLE_POD_ENI=true;ENABLE_IPv6=true", "m5.large", 9)]
    [InlineData("ENABLE_POD_ENI=false", "m5.large", 0)]
    [InlineData("ENABLE_POD_ENI=true", "t3.large", 0)]
    [InlineData("ENABLE_POD_ENI=true", "c5a.metal", 0)] // No source says whether it has a trunk.
    [Rule("R29", "R30")]
    public void BranchEnisOn_ATypeUnderSettings_IsWhatItsTrunkCanHave(string environment, string type, int expected) =>
        Assert.Equal(expected, Read(environment).Settings.BranchEnisOn(InstanceCatalog.Default.Get(type)));

    [Fact]
    public void ToString_NamesWhatCounts() =>
        Assert.Equal("prefix delegation, custom networking, WARM_IP_TARGET=5, MAX_ENI=2",
            Read("ENABLE_PREFIX_DELEGATION=true;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=1;WARM_IP_TARGET=5;MAX_ENI=2").Settings.ToString());

    [Fact]
    public void ToEnvironment_Defaults_NeedNoVariable()
    {
        Assert.Empty(new CniSettings().ToEnvironment());
        Assert.Equal("WARM_PREFIX_TARGET=1", Written(CniSettings.ManifestDefaults));
    }

    [Fact]
    public void ToEnvironment_EverySetting_IsWritten() => Assert.Equal(
        "ENABLE_PREFIX_DELEGATION=true;AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG=true;ENABLE_POD_ENI=true;WARM_ENI_TARGET=0;WARM_IP_TARGET=2;MINIMUM_IP_TARGET=3;"
            + "WARM_PREFIX_TARGET=4;MAX_ENI=5;IP_COOLDOWN_PERIOD=6;ENABLE_SUBNET_DISCOVERY=false;AWS_MANAGE_ENIS_NON_SCHEDULABLE=true;ENABLE_MULTI_NIC=true",
        Written(new CniSettings
        {
            Mode = IpMode.PrefixDelegation,
            CustomNetworking = true,
            PodEni = true,
            WarmEniTarget = 0,
            WarmIpTarget = 2,
            MinimumIpTarget = 3,
            WarmPrefixTarget = 4,
            MaxEni = 5,
            IpCooldown = TimeSpan.FromSeconds(6),
            SubnetDiscovery = false,
            ManageEnisNonSchedulable = true,
            MultiNic = true,
        }));

    // Whatever the variables, garbage and overflow included: what ipamd holds after reading them can be written and read back.
    [Fact]
    public void ToEnvironment_SettingsThatWereRead_AreReadBackTheSame()
    {
        var (other, wrapped) = (0, 0);
        Generators.Variables.ForAll(
            variables =>
            {
                var settings = CniSettings.FromEnvironment(variables).Settings;

                Assert.Equal(settings, CniSettings.FromEnvironment(settings.ToEnvironment()).Settings);
                Interlocked.Add(ref other, settings != new CniSettings() ? 1 : 0);
                Interlocked.Add(ref wrapped, settings.IpCooldown.Ticks % TimeSpan.TicksPerSecond != 0 ? 1 : 0);
            },
            iter: 2_000);

        Assert.True(other > 900, $"Only {other} cases were not the defaults.");
        Assert.True(wrapped > 15, $"Only {wrapped} cooldowns had wrapped around.");
    }

    [Fact]
    public void ToEnvironment_SettingsOfSweeps_AreReadBackTheSame() =>
        Generators.Settings.ForAll(settings => Assert.Equal(settings, CniSettings.FromEnvironment(settings.ToEnvironment()).Settings), iter: 2_000);

    public static TheoryData<CniSettings> NotRepresentable =>
    [
        new CniSettings { WarmEniTarget = -1 },
        new CniSettings { MinimumIpTarget = -1 },
        new CniSettings { MaxEni = 0 },
        new CniSettings { Mode = (IpMode)7 },
        new CniSettings { IpCooldown = TimeSpan.FromSeconds(1.5) },
        new CniSettings { IpCooldown = TimeSpan.MaxValue },
        new CniSettings { IpCooldown = TimeSpan.MinValue },
    ];

    [Theory]
    [MemberData(nameof(NotRepresentable))]
    public void ToEnvironment_SettingsThatNoVariablesGive_AreRefused(CniSettings settings) =>
        Assert.Throws<InvalidOperationException>(settings.ToEnvironment);

    private static string Written(CniSettings settings) => string.Join(';', settings.ToEnvironment().Select(variable => $"{variable.Key}={variable.Value}"));

    private static string Ids(CniEnvironment environment) => string.Join(' ', environment.Findings.Select(finding => finding.Id));

    private static CniEnvironment Read(string environment) => CniSettings.FromEnvironment(DataFile.Environment(environment));
}
