using EksCalc.Clusters;
using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;

namespace EksCalc.Advice;

/// <summary>One node group as planned, and what of the scenario reaches its nodes.</summary>
internal sealed class GroupCase
{
    public GroupCase(ClusterPlan plan, NodeGroupPlan group, NodeGroup setup)
    {
        (Plan, Group, Setup) = (plan, group, setup);
        Types = [.. setup.InstanceTypes.Except(group.LeftOut).Select(plan.Catalog.Get)];
        Kubelet = setup.Kubelet(plan.Scenario);
        Settings = setup.Kind == NodeGroupKind.AutoMode && plan.Settings.Mode != IpMode.Ipv6 ? CniSettings.AutoMode : plan.Settings;
        Told = [.. Types.Select(type => MaxPods.Told(type, plan.Settings, Kubelet))];
        Served = Types.Min(ServedBy);
    }

    public ClusterPlan Plan { get; }

    public NodeGroupPlan Group { get; }

    public NodeGroup Setup { get; }

    /// <summary>The types that it has nodes of.</summary>
    public IReadOnlyList<InstanceType> Types { get; }

    public KubeletSetup Kubelet { get; }

    /// <summary>The CNI's settings on its Linux nodes.</summary>
    public CniSettings Settings { get; }

    /// <summary>What the kubelet is told on each type.</summary>
    public IReadOnlyList<ToldMaxPods> Told { get; }

    /// <summary>Pods that the worst type can run as far as addresses go; <see cref="int.MaxValue"/> where they set no limit.</summary>
    public int Served { get; }

    /// <summary>The most that max pods should be: what is served, and what is recommended.</summary>
    public int Sensible => Math.Min(Served, Setup.Kind == NodeGroupKind.AutoMode ? MaxPods.AutoModeMost : Types.Min(MaxPods.Ceiling));

    /// <summary>The group as each of its types alone, where nodes and pods differ by type, that on which most pods are left out first; else itself.</summary>
    public IReadOnlyList<GroupCase> ByType => Group.ByType.Count == 0 ? [this] :
    [
        .. Group.ByType.OrderByDescending(type => type.PodsLeftOut)
            .Select(type => new GroupCase(Plan, type, Setup with { InstanceTypes = [type.InstanceType], InstanceShares = new Dictionary<string, double>() })),
    ];

    public bool IsLinux => Setup.OperatingSystem == NodeOs.Linux;

    /// <summary>Whether its nodes are ipamd's of the scenario: Linux, and not of EKS Auto Mode.</summary>
    public bool HasIpamd => Setup.HasIpamd;

    /// <summary>The same group in a scenario that was changed.</summary>
    public GroupCase? In(ClusterScenario changed)
    {
        var index = changed.NodeGroups.ToList().FindIndex(group => group.Name == Setup.Name);
        if (index < 0)
            return null;
        var plan = Plan.Again(changed);
        return new GroupCase(plan, plan.Groups[index], changed.NodeGroups[index]);
    }

    /// <summary>What settings and unmanaged ENIs leave of a type's ENIs.</summary>
    public EniLimits LimitsOf(InstanceType type) => EniLimits.Of(type, Settings, Plan.Scenario.CniVersion, unmanagedEnis: Setup.UnmanagedEnis);

    /// <summary>Pods that a type can run as far as addresses go, those with a branch ENI counted where the group has such.</summary>
    public int ServedBy(InstanceType type)
    {
        var served = MaxPods.Served(type, Plan.Settings, Kubelet);
        return served == int.MaxValue || Setup.SecurityGroupPods == 0 || !HasIpamd ? served : served + LimitsOf(type).BranchEnis;
    }
}
