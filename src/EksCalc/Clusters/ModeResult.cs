using EksCalc.Cni;

namespace EksCalc.Clusters;

/// <summary>A scenario's workload in one mode.</summary>
public sealed class ModeResult
{
    internal ModeResult(ModeOption mode, bool isConfigured, ClusterPlan plan, IReadOnlyList<Obstacle> obstacles) =>
        (Mode, IsConfigured, Plan, Obstacles) = (mode, isConfigured, plan, obstacles);

    /// <summary>The mode.</summary>
    public ModeOption Mode { get; }

    /// <summary>Whether it is the scenario's own mode.</summary>
    public bool IsConfigured { get; }

    /// <summary>The plan in this mode.</summary>
    public ClusterPlan Plan { get; }

    /// <summary>What stands against it; empty where nothing does.</summary>
    public IReadOnlyList<Obstacle> Obstacles { get; }

    /// <summary>Addresses that the nodes' own subnets need together at the peak (<see cref="ClusterPlan.Peak"/>).</summary>
    public long NodeSubnetAddresses => Plan.Peak.NodeSubnetAddresses;

    /// <summary>Addresses that the pods' subnets of custom networking need together at the peak; 0 without it.</summary>
    public long PodSubnetAddresses => Plan.Peak.PodSubnetAddresses;

    /// <summary>Nodes of all groups as a rule: more where a node holds fewer pods.</summary>
    public long Nodes => Plan.Groups.Sum(group => (long)group.Nodes.Desired);

    /// <summary>Pods without a place or an address.</summary>
    public long PodsLeftOut => Plan.PodsLeftOut;

    /// <summary><c>prefixes (configured)</c></summary>
    internal string ToWords() => Plan.Scenario.NameOf(Mode) + (IsConfigured ? " (configured)" : "");
}
