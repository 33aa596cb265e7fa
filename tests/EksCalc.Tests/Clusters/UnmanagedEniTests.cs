using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Clusters;

/// <summary>ENIs of nodes that ipamd does not manage.</summary>
[Rule("R12")]
public sealed class UnmanagedEniTests
{
    [Fact]
    public void Hold_UnmanagedEnis_IsANodeWithFewerAndTheirAddresses()
    {
        foreach (var type in new[] { "m5.large", "c5.4xlarge", "t3.medium", "m6g.large" }.Select(InstanceCatalog.Default.Get))
        {
            foreach (var environment in new Dictionary<string, string>[] { [], new() { [CniVariables.WarmIpTarget] = "3" }, new() { [CniVariables.PrefixDelegation] = "true" }, new() { [CniVariables.CustomNetworking] = "true" } })
            {
                for (var unmanaged = 0; unmanaged < type.MaxEnis - 1; unmanaged++)
                {
                    var settings = CniSettings.FromEnvironment(environment).Settings;
                    var fewer = CniSettings.FromEnvironment(new Dictionary<string, string>(environment) { [CniVariables.MaxEni] = $"{type.MaxEnis - unmanaged}" }).Settings;
                    for (var pods = 0; pods < 60; pods += 7)
                    {
                        var (node, like) = (NodeModel.For(type, settings, 110, unmanagedEnis: unmanaged), NodeModel.For(type, fewer, 110));
                        Assert.Equal(like.Hold(pods).Of(EniSubnet.Nodes).Total + unmanaged, node.Hold(pods).Of(EniSubnet.Nodes).Total);
                        Assert.Equal(like.Hold(pods).Total.Total + unmanaged, node.Hold(pods).Total.Total);
                        Assert.Equal((like.Hold(pods).WaitingPods, like.Hold(pods).EniCount + unmanaged), (node.Hold(pods).WaitingPods, node.Hold(pods).EniCount));
                        Assert.Equal(like.AfterChurn(pods, pods + 5).SubnetAddresses + unmanaged, node.AfterChurn(pods, pods + 5).SubnetAddresses);
                        Assert.Equal(node.Hold(pods).Of(EniSubnet.Nodes).Total + node.Hold(pods).Of(EniSubnet.Pods).Total + node.Hold(pods).Of(EniSubnet.Discovered).Total, node.Settle(pods).SubnetAddresses);
                    }
                }
            }
        }
    }

    [Fact]
    public void Plan_UnmanagedEni_TakesAnEniAndAnAddressOfTheNodesSubnet()
    {
        var scenario = Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 2, 18));
        var (with, without) = (ClusterPlanner.Plan(With(scenario, 1)), ClusterPlanner.Plan(scenario));

        // 18 pods fill two ENIs; without an unmanaged one the third is the warm one.
        Assert.Equal(2 * 30, without.Subnets[0][Situation.Steady].Total);
        Assert.Equal(2 * 21, with.Subnets[0][Situation.Steady].Total);
        Assert.Equal(0, with.Groups[0].Steady.WaitingPods);
        Assert.Contains(ScenarioFindings.Of(with), finding => finding.Id == FindingKinds.MaxPodsAboveAddresses.Id);
        Assert.True(ClusterPlanner.Plan(With(scenario, 2)).Groups[0].Steady.WaitingPods == 9);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(9, false)]
    [InlineData(2, true)]
    public void Findings_NoneLeftForPods_SaysHowManyWouldDo(int unmanaged, bool isCustom)
    {
        var scenario = Scenarios.Zones(2, 24, Scenarios.Group("m5.large", 2, 5), isCustom ? [("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true")] : []);
        var plan = ClusterPlanner.Plan(With(scenario, unmanaged));

        var finding = Assert.Single(ScenarioFindings.Of(plan), finding => finding.Id == FindingKinds.GroupUnmanagedEnis.Id);

        Assert.Equal(Severity.Error, finding.Severity);
        var changed = ((ScenarioRemedy)finding.Remedy!).ApplyTo(plan.Scenario);
        Assert.Equal(isCustom ? 1 : 2, changed.NodeGroups[0].UnmanagedEnis);
        Assert.DoesNotContain(ScenarioFindings.Of(ClusterPlanner.Plan(changed)), other => other.Id == finding.Id);
    }

    [Fact]
    public void Problems_UnmanagedEnisInAutoMode_IsRefused() => Assert.Equal(
        "nodeGroups[0].unmanagedEnis",
        Assert.Single((With(Scenarios.Zones(1, 24, Scenarios.Group("m5.large", 2, 5) with { Kind = NodeGroupKind.AutoMode }), 1)).Problems()).Place);

    private static ClusterScenario With(ClusterScenario scenario, int unmanaged) => scenario with { NodeGroups = [scenario.NodeGroups[0] with { UnmanagedEnis = unmanaged }] };
}
