using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>How many pods one subnet holds when nodes of one type fill it, each as full of pods as its max pods allow.</summary>
/// <param name="InstanceType">The instance type.</param>
/// <param name="Mode">The mode. With custom networking the nodes have one subnet of the size and the pods another.</param>
/// <param name="Subnet">The subnet's size.</param>
/// <param name="PodsPerNode">Pods with an address on each node, those on the host network left out.</param>
/// <param name="Nodes">Nodes that fit, nothing else being in the subnet.</param>
/// <remarks>R07, R11, R13. Each node is settled after a fresh ramp; prefixes and single addresses are packed: a sweep that measures
/// <see cref="NodeMeasures.NodesThatFit"/>.</remarks>
public sealed record SubnetDensity(string InstanceType, ModeOption Mode, SubnetSize Subnet, int PodsPerNode, int Nodes)
{
    /// <summary>Pods in all: <see cref="PodsPerNode"/> times <see cref="Nodes"/>.</summary>
    public long Pods => (long)PodsPerNode * Nodes;

    /// <summary>Every type in every mode.</summary>
    /// <param name="types">The instance types.</param>
    /// <param name="subnet">The subnet's size.</param>
    /// <param name="settings">The warm targets; null for what the add-on's manifest sets.</param>
    /// <param name="modes">The modes; null for all. Types without prefixes have none of the modes that need them (R15).</param>
    /// <returns>In the order of the types, then of the modes.</returns>
    public static IReadOnlyList<SubnetDensity> Of(
        IEnumerable<InstanceType> types, SubnetSize subnet, CniSettings? settings = null, IReadOnlyList<ModeOption>? modes = null)
    {
        ArgumentNullException.ThrowIfNull(types);
        var wanted = (modes ?? [.. ModeTraits.All.Select(traits => traits.Mode)]).Select(ModeTraits.Of).ToList();
        return [.. types.SelectMany(type => Of(type, wanted.FindAll(traits => traits.RunsOn(type)), subnet, settings ?? CniSettings.ManifestDefaults))];
    }

    private static IEnumerable<SubnetDensity> Of(InstanceType type, List<ModeTraits> modes, SubnetSize subnet, CniSettings settings)
    {
        if (modes.Count == 0)
            return [];
        var result = Sweep.OfNodes(new NodeCase { InstanceType = type, Settings = settings, Pods = null, Subnet = subnet })
            .Over(NodeParameters.Mode, modes.Select(traits => ModeNames.NameOf(traits.Mode)))
            .Measuring(NodeMeasures.ServedPods, NodeMeasures.NodesThatFit)
            .Run();
        var (pods, nodes) = (result.Column<int>(NodeMeasures.ServedPods), result.Column<int>(NodeMeasures.NodesThatFit));
        return modes.Select((traits, row) => new SubnetDensity(type.Name, traits.Mode, subnet, pods[row], nodes[row]));
    }
}
