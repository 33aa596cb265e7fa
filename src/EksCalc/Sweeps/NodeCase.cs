using EksCalc.Cni;
using EksCalc.Instances;

namespace EksCalc.Sweeps;

/// <summary>Equal nodes of one subnet, as sweeps over nodes see them: each settled after a fresh ramp.</summary>
public sealed record NodeCase
{
    /// <summary>The instance type.</summary>
    public required InstanceType InstanceType { get; init; }

    /// <summary>ipamd's settings. Default: what the add-on's manifest sets.</summary>
    public CniSettings Settings { get; init; } = CniSettings.ManifestDefaults;

    /// <summary>kubelet's max pods, which ends the pool's growth; null, the default, for <see cref="Nodes.MaxPods.OfNode"/>.</summary>
    public int? MaxPods { get; init; }

    /// <summary>Pods on each node that want an address of the pool, 0 or more. Default 0.</summary>
    public int Pods { get; init; }

    /// <summary>Nodes, 0 or more. Default 1.</summary>
    public int Nodes { get; init; } = 1;
}
