using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>Equal nodes of one subnet, as sweeps over nodes see them: each settled after a fresh ramp.</summary>
public sealed record NodeCase
{
    /// <summary>The instance type.</summary>
    public required InstanceType InstanceType { get; init; }

    /// <summary>ipamd's settings. Default: what the add-on's manifest sets.</summary>
    public CniSettings Settings { get; init; } = CniSettings.ManifestDefaults;

    /// <summary>kubelet's max pods, which ends the pool's growth; null, the default, for <see cref="Nodes.MaxPods.Usual"/>.</summary>
    public int? MaxPods { get; init; }

    /// <summary>Pods on each node that want an address, 0 or more; null for as many as max pods leaves beside those on the host network. Default 0.</summary>
    public int? Pods { get; init; } = 0;

    /// <summary>How many of <see cref="Pods"/> have a security group of their own, 0 or more; all of them where there are fewer. Default 0.</summary>
    public int SecurityGroupPods { get; init; }

    /// <summary>Nodes, 0 or more. Default 1.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>The size of the subnet that is filled with such nodes; of the nodes' and the pods' alike where pods have one of their own. Default /24.</summary>
    public SubnetSize Subnet { get; init; } = new(24);
}
