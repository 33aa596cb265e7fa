using CsCheck;
using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;
using EksCalc.Tests.Clusters;

namespace EksCalc.Tests.Advice;

[Rule("R25")]
public class WarmSettingsTests
{
    private static readonly InstanceType M5Large = InstanceCatalog.Default.Get("m5.large");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static WarmWorkload Quiet { get; } = new() { Nodes = [new PodShare(5, 1)], ReplacedPerHour = 0 };

    private static WarmWorkload Busy { get; } = new() { Nodes = [new PodShare(5, 3), new PodShare(12, 1)], ReplacedPerHour = 60, BurstPods = 4 };

    [Fact]
    public void Of_NodeLeftAlone_CostsWhatTheClosedFormSays()
    {
        var comparison = WarmSettingsComparison.Of(M5Large, new CniSettings(), Quiet, cancellationToken: Token);
        foreach (var result in comparison.Results)
        {
            var plan = NodeIpam.Create(M5Large, result.Settings).Settle(5);
            if (plan.Oscillates)
                continue;
            Assert.Equal(plan.SubnetAddresses - 5, result.Cost.IdleAddresses, 6);
            Assert.Equal((0, 0, plan.SubnetAddresses), (result.Cost.Ec2CallsPerHour, result.Cost.WaitingShare, result.MostSubnetAddresses));
        }
    }

    [Fact]
    public void Of_Burst_MakesSmallPoolsCallAndWait()
    {
        var results = WarmSettingsComparison.Of(M5Large, new CniSettings(), Busy, cancellationToken: Token).Results.ToDictionary(result => result.Settings.ToString());
        var (wholeEni, one) = (results["WARM_ENI_TARGET=1"], results["WARM_IP_TARGET=1"]);

        Assert.True(one.Cost.Ec2CallsPerHour > wholeEni.Cost.Ec2CallsPerHour, "One warm address makes ipamd call EC2 more often than a whole warm ENI.");
        Assert.True(one.Cost.IdleAddresses < wholeEni.Cost.IdleAddresses);
        Assert.Equal(0, wholeEni.Cost.WaitingShare);
        Assert.True(one.Cost.WaitingShare > 0 && one.LongestWait >= TimeSpan.FromSeconds(10), "Four pods at once find one warm address; the others try again after ten seconds.");
    }

    [Fact]
    public void Of_SameInput_GivesTheSameCosts()
    {
        Assert.Equal(Results(), Results());

        static IEnumerable<(CniSettings, WarmSettingsCost, WarmSettingsCost, WarmSettingsCost, TimeSpan, long)> Results() => WarmSettingsComparison.Of(M5Large, new CniSettings(), Busy, cancellationToken: Token).Results
            .Select(result => (result.Settings, result.Cost, result.Least, result.Most, result.LongestWait, result.MostSubnetAddresses));
    }

    [Fact]
    public void Of_SeveralSeeds_LieBetweenTheirEnds()
    {
        foreach (var result in WarmSettingsComparison.Of(M5Large, new CniSettings(), Busy, seeds: 4, cancellationToken: Token).Results)
        {
            Assert.InRange(result.Cost.IdleAddresses, result.Least.IdleAddresses - 1e-9, result.Most.IdleAddresses + 1e-9);
            Assert.InRange(result.Cost.Ec2CallsPerHour, result.Least.Ec2CallsPerHour - 1e-9, result.Most.Ec2CallsPerHour + 1e-9);
        }
    }

    [Theory]
    [InlineData("m5.large", IpMode.SecondaryIp)]
    [InlineData("m5.large", IpMode.PrefixDelegation)]
    [InlineData("c5.4xlarge", IpMode.SecondaryIp)]
    public void Front_RealSpace_IsThatOfBruteForce(string type, IpMode mode)
    {
        var comparison = WarmSettingsComparison.Of(InstanceCatalog.Default.Get(type), new CniSettings { Mode = mode, WarmPrefixTarget = 1 }, Busy, cancellationToken: Token);
        Assert.Equal(BruteForce(comparison.Results, result => result.Cost), comparison.Front.ToHashSet());
        Assert.InRange(comparison.Front.Count, 2, comparison.Results.Count - 1);
    }

    [Fact]
    public void Front_RandomCosts_IsThatOfBruteForce() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 3]).Select((idle, calls, waiting) => new WarmSettingsCost(idle, calls, waiting)).Array[0, 60].ForAll(costs =>
        {
            var numbered = costs.Select((cost, index) => (cost, index)).ToList();
            Assert.Equal(BruteForce(numbered, item => item.cost), ParetoFront.Of(numbered, item => [item.cost.IdleAddresses, item.cost.Ec2CallsPerHour, item.cost.WaitingShare]).ToHashSet());
        });

    [Fact]
    public void Recommended_IsTheBestThatTheRuleAllows() => Gen.Select(Gen.Int[0, 100], Gen.Int[1, 20], Gen.Int[0, 5], Gen.Int[0, 90]).ForAll(
        (budget, pods, burst, replaced) =>
        {
            var workload = new WarmWorkload { Nodes = [new PodShare(pods, 1)], BurstPods = burst, ReplacedPerHour = replaced };
            var comparison = WarmSettingsComparison.Of(M5Large, new CniSettings(), workload, callBudgetPerHour: budget, seeds: 1);
            var fewest = comparison.Results.Min(result => result.Cost.WaitingShare);
            var served = comparison.Front.Where(result => result.Cost.WaitingShare == fewest).ToList();
            var allowed = served.Where(result => result.Cost.Ec2CallsPerHour <= budget).ToList();

            Assert.Contains(comparison.Recommended, served);
            if (allowed.Count > 0)
            {
                var equal = allowed.Where(result => result.Cost.IdleAddresses <= allowed.Min(other => other.Cost.IdleAddresses) + 0.5).ToList();
                var minimum = equal.Where(result => result.Settings.MinimumIpTarget > 0 == equal.Any(other => other.Settings.MinimumIpTarget > 0)).ToList();
                Assert.Contains(comparison.Recommended, minimum);
                Assert.Equal(minimum.Min(result => result.Cost.Ec2CallsPerHour), comparison.Recommended.Cost.Ec2CallsPerHour);
            }
            else
                Assert.Equal(served.Min(result => result.Cost.Ec2CallsPerHour), comparison.Recommended.Cost.Ec2CallsPerHour);
        },
        iter: 20);

    [Fact]
    public void Reason_SaysWhatIsGained()
    {
        var comparison = WarmSettingsComparison.Of(M5Large, new CniSettings(), Quiet, cancellationToken: Token);
        Assert.Equal("WARM_IP_TARGET=1, MINIMUM_IP_TARGET=5", comparison.Recommended.Settings.ToString());
        Assert.Equal(
            "With them no pod waits for an address, a node leaves 2.0 addresses idle and makes 0 EC2 calls an hour; the settings in use leave 15.0 idle with 0 calls.", comparison.Reason);
    }

    [Fact]
    public void Advice_Cluster_WeighsGroupsByTheirNodes()
    {
        var scenario = Scenarios.Zones(2, 16, Scenarios.Group("m5.large", 30, 8, "small")) with
        {
            NodeGroups = [Scenarios.Group("m5.large", 30, 8, "small"), Scenarios.Group("m5.4xlarge", 10, 60, "large") with { RolloutSurgePercent = 25 }],
        };
        var advice = WarmSettingsAdvice.Of(ClusterPlanner.Plan(scenario), replacedPerHour: 30, cancellationToken: Token)!;

        Assert.Equal([("small", 30), ("large", 10)], advice.Groups.Select(group => (group.Group, group.Nodes)));
        for (var index = 0; index < advice.Cluster.Results.Count; index++)
        {
            var (small, large) = (advice.Groups[0].Comparison.Results[index], advice.Groups[1].Comparison.Results[index]);
            Assert.Equal(((small.Cost.IdleAddresses * 30) + (large.Cost.IdleAddresses * 10)) / 40, advice.Cluster.Results[index].Cost.IdleAddresses, 6);
        }

        // What is best for all together is, for each group, no better than its own best by the same rule.
        Assert.All(advice.Groups, group => Assert.True(group.Comparison.Recommended.Cost.WaitingShare <= group.Comparison.Results.First(result => result.Settings == advice.Cluster.Recommended.Settings).Cost.WaitingShare));
    }

    [Fact]
    public void Advice_NothingToChoose_IsNone()
    {
        var group = Scenarios.Group("m5.large", 3, 8);
        Assert.Null(WarmSettingsAdvice.Of(ClusterPlanner.Plan(Scenarios.Zones(2, 16, group, ("ENABLE_IPv6", "true"))), 10, cancellationToken: Token));
        Assert.Null(WarmSettingsAdvice.Of(ClusterPlanner.Plan(Scenarios.Zones(2, 16, group with { OperatingSystem = NodeOs.Windows })), 10, cancellationToken: Token));
    }

    [Theory]
    [InlineData("", "WARM_IP_TARGET", "7")]
    [InlineData("true", "WARM_PREFIX_TARGET", "3")]
    [Rule("R20")]
    public void ApplyTo_Scenario_GivesTheRecommendedTargetsAndKeepsTheRest(string prefixes, string target, string value)
    {
        var scenario = Scenarios.Zones(2, 16, Scenarios.Group("m5.large", 3, 8), ("ENABLE_PREFIX_DELEGATION", prefixes), (target, value), ("MAX_ENI", "2"));
        var advice = WarmSettingsAdvice.Of(ClusterPlanner.Plan(scenario), 10, cancellationToken: Token)!;

        var applied = advice.ApplyTo(scenario);

        Assert.Equal(advice.Cluster.Recommended.Settings.ToString(), applied.Settings.ToString());
        Assert.DoesNotContain(CniSettings.FromEnvironment(applied.CniEnvironment).Findings, finding => finding.Id == "cni-target-overridden");
        Assert.Equal("2", applied.CniEnvironment["MAX_ENI"]);
        Assert.Equal(value, scenario.CniEnvironment[target]);
    }

    [Fact]
    public void Of_ValuesOutOfRange_AreRefused()
    {
        foreach (var wrong in (WarmWorkload[])[
            Quiet with { Nodes = [] },
            Quiet with { Nodes = [new PodShare(-1, 1)] },
            Quiet with { Nodes = [new PodShare(1, 0)] },
            Quiet with { Nodes = [new PodShare(1, double.NaN)] },
            Quiet with { ReplacedPerHour = -1 },
            Quiet with { ReplacedPerHour = double.NaN },
            Quiet with { BurstPods = -1 },
            Quiet with { BurstEvery = TimeSpan.FromSeconds(59) },
            Quiet with { Watched = TimeSpan.FromSeconds(59) },
            Quiet with { Watched = TimeSpan.FromDays(31) },
            Quiet with { AttachLatency = TimeSpan.FromTicks(-1) },
            Quiet with { AssignLatency = TimeSpan.FromTicks(-1) }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => WarmSettingsComparison.Of(M5Large, new CniSettings(), wrong, cancellationToken: Token));
        }

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => WarmSettingsComparison.Of(M5Large, new CniSettings(), Quiet, seeds: 0, cancellationToken: Token));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => WarmSettingsComparison.Of(M5Large, new CniSettings(), Quiet, callBudgetPerHour: -1, cancellationToken: Token));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => WarmSettingsComparison.Of(M5Large, new CniSettings(), Quiet, space: [], cancellationToken: Token));
    }

    private static HashSet<T> BruteForce<T>(IReadOnlyList<T> items, Func<T, WarmSettingsCost> cost) =>
        [.. items.Where(item => !items.Any(other => Dominates(cost(other), cost(item))))];

    private static bool Dominates(WarmSettingsCost better, WarmSettingsCost worse) =>
        better.IdleAddresses <= worse.IdleAddresses && better.Ec2CallsPerHour <= worse.Ec2CallsPerHour && better.WaitingShare <= worse.WaitingShare && better != worse;
}
