using EksCalc.Advice;
using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Exchange;
using EksCalc.Nodes;
using EksCalc.Testing;

namespace EksCalc.Tests.Advice;

/// <summary>Clusters that people asked about, each with the answer that is right.</summary>
[Rule("R11", "R12", "R13", "R16", "R17", "R23b", "R27", "R30")]
public class GroupCaseTests
{
    /// <summary>Case, finding, what its message and reason say, what its action says; nodes, max pods, pods without a place or an address.</summary>
    public static TheoryData<string, string, string, string, int, int, long> Cases => new()
    {
        { "enis-full", "pods-without-place", "176 pods find no place: a node takes 27 of them beside 2 others, at 29 max pods. A node's ENIs hold 27 addresses for pods.", "Use prefixes (with 110 max pods), or let it have 19 nodes, or choose types with more addresses.", 12, 29, 176 },
        { "karpenter-prefixes", "max-pods-below-addresses", "Karpenter tells the kubelet 29 max pods, and the CNI serves 434: 432 addresses of the ENIs and 2 pods on the host network. 110 are recommended at most.", "Set max pods to 110.", 38, 29, 0 },
        { "karpenter-custom-networking", "pods-without-address", "7 pods of each node get no address: it has 18. The kubelet's configuration tells the kubelet 29 max pods; the CNI serves 20: 18 addresses of the ENIs and 2 pods on the host network.", "Set max pods to 20, with 14 nodes for all pods, or use prefixes (with 110 max pods).", 10, 29, 70 },
        { "karpenter-custom-networking-untold", "pods-without-address", "7 pods of each node get no address: it has 18. Karpenter tells the kubelet 29 max pods; the CNI serves 20: 18 addresses of the ENIs and 2 pods on the host network.", "Set RESERVED_ENIS to 1, with 14 nodes for all pods, or use prefixes (with 110 max pods).", 10, 29, 70 },
        { "trunk-leaves-no-eni", "cni-no-pod-eni", "ipamd does not start on p5.48xlarge: of 2 ENIs one is the primary, which serves no pods, and one is kept for the trunk; none is left.", "neither fewer max pods nor prefixes help.", 2, 2, 0 },
        { "windows-beside-linux-prefixes", "pods-without-place", "44 pods find no place: a node takes 9 of them beside 0 others, at 9 max pods. A Windows node has the 9 addresses of its primary ENI; Linux variables do not reach it.", "Set enable-windows-prefix-delegation to true in the ConfigMap amazon-vpc-cni, or add nodes.", 4, 9, 44 },
        { "branch-enis-at-a-rollout", "rollout-above-branches", "A rollout's surge of 25 % wants 10 branch ENIs on a node, which has 9. Those of the old pods cool 60 s, and count meanwhile: all at once it is 16.", "Spread these pods over 8 nodes", 4, 29, 0 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_Case_SaysWhatIsRight(string name, string id, string said, string action, int nodes, int maxPods, long leftOut)
    {
        var plan = ClusterPlanner.Plan(Read(name));
        var group = plan.Groups[^1];
        var finding = Assert.Single(ScenarioFindings.Of(plan), finding => finding.Id == id && finding.Subject == group.Name);

        Assert.Contains(said, $"{finding.Message} {finding.Reason}", StringComparison.Ordinal);
        Assert.Contains(action, finding.Action, StringComparison.Ordinal);
        Assert.DoesNotContain("raise max pods", finding.Action, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((nodes, maxPods), (group.Nodes.Desired, group.MaxPods));
        if (id != "cni-no-pod-eni")
            Assert.Equal(leftOut, plan.PodsLeftOut);
        var remedy = Assert.IsType<ScenarioRemedy>(finding.Remedy);
        Assert.DoesNotContain(ScenarioFindings.Of(ClusterPlanner.Plan(remedy.ApplyTo(plan.Scenario))), other => other.Id == id && other.Subject == group.Name);
    }

    /// <summary>Kind, types, expression; what the finding says, and which type is planned with how many nodes. 58 - 40 leaves an m5.xlarge 18, 16 for pods.</summary>
    public static TheoryData<NodeGroupKind, string, string, string, string, int> Expressions => new()
    {
        { NodeGroupKind.Karpenter, "m5.large m5.xlarge", "max_pods - 40", "on m5.large; Karpenter makes no node of this type, and the plan counts on the others.", "m5.xlarge", 7 },
        { NodeGroupKind.Karpenter, "m5.large c5.large m5.xlarge", "100 / (vcpus - 2)", "on m5.large, c5.large; Karpenter makes no node of these types, and the plan counts on the others.", "m5.xlarge", 3 },
        { NodeGroupKind.Karpenter, "m5.large", "0", "on m5.large; Karpenter makes no node.", "m5.large", 0 },
        { NodeGroupKind.Karpenter, "m5.large m5.xlarge", "max_pods - 99", "on m5.large, m5.xlarge; Karpenter makes no node.", "m5.large", 0 },
        { NodeGroupKind.SelfManaged, "m5.large m5.xlarge", "max_pods - 40", "on m5.large; the plan takes the formula without it.", "m5.xlarge", 7 },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Of_ExpressionWithoutANumber_SaysWhatThePlanMakesOfTheType(NodeGroupKind kind, string types, string expression, string said, string type, int nodes)
    {
        var names = types.Split(' ');
        var plan = ClusterPlanner.Plan(Clusters.Scenarios.Zones(2, 20, Clusters.Scenarios.Group(names[0], 0, 0) with
        {
            Kind = kind,
            InstanceTypes = names,
            Nodes = null,
            PodsPerNode = null,
            Pods = new PodDemand(100, 0, 0),
            MaxPodsExpression = MaxPodsExpression.Parse(expression),
        }));
        var findings = ScenarioFindings.Of(plan);

        Assert.EndsWith(said, Assert.Single(findings, finding => finding.Id == "max-pods-expression-unusable").Message, StringComparison.Ordinal);
        Assert.Equal((type, nodes), (plan.Groups[0].InstanceType, plan.Groups[0].Nodes.Desired));
        Assert.Equal(nodes == 0 ? 100 : 0, plan.PodsLeftOut);
    }

    [Fact]
    public void Plan_WindowsBesideLinuxPrefixes_HoldsTenAddressesANode()
    {
        var plan = ClusterPlanner.Plan(Read("windows-beside-linux-prefixes"));

        Assert.Equal((10, 10), ((int)plan.Groups[1].Steady.Total.Total, (int)plan.Groups[1].Churned.Total.Total));
        Assert.Equal((IpMode.PrefixDelegation, IpMode.SecondaryIp), (plan.Groups[0].Mode, plan.Groups[1].Mode));
        Assert.False(plan.Fits);
    }

    [Fact]
    public void Plan_IpamdDoesNotStart_LeavesEveryPodWithoutAnAddress()
    {
        var plan = ClusterPlanner.Plan(Read("trunk-leaves-no-eni"));

        Assert.False(plan.Fits);
        Assert.DoesNotContain(ScenarioFindings.Of(plan), finding => finding.Id is "pods-without-address" or "pods-without-place");
    }

    private static ClusterScenario Read(string name) => ScenarioFile.Read(Path.Combine(Repository.CallerFolder(), "cases", $"{name}.yaml"));
}
