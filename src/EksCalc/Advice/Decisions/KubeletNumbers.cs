using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Advice.Decisions;

/// <summary>Max pods that go with a mode: what nodeadm, Karpenter and custom AMIs are told does not follow the CNI's settings (R13, R16).</summary>
internal static class KubeletNumbers
{
    /// <summary>A scenario whose groups are told what the CNI serves: less where it serves less, more where it serves more and the group can use it.</summary>
    /// <param name="scenario">The scenario in its mode.</param>
    /// <param name="catalog">Instance limits.</param>
    public static ClusterScenario Following(ClusterScenario scenario, InstanceCatalog catalog)
    {
        var plan = ClusterPlanner.Unchecked(scenario, catalog);
        return scenario with
        {
            NodeGroups = [.. plan.Groups.Zip(
                scenario.NodeGroups, (planned, setup) => NumberFor(new GroupCase(plan, planned, setup)) is { } pods ? setup.WithMaxPods(pods) : setup)],
        };
    }

    private static int? NumberFor(GroupCase group)
    {
        if (!group.HasIpamd || group.Sensible < 1 || (group.Setup is { Kind: NodeGroupKind.Managed, MaxPods: null }))
            return null;
        var told = (Least: group.Told.Min(told => told.Pods), Most: group.Told.Max(told => told.Pods));
        var isTooHigh = told.Most > group.Served;
        var isTooLow = told.Least < group.Sensible && group.Setup.PodsPerCore is null && group.Settings.Mode != IpMode.SecondaryIp;
        return isTooHigh || isTooLow ? group.Sensible : null;
    }
}
