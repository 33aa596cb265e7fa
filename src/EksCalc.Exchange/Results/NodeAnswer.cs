using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Nodes;
using static System.FormattableString;

namespace EksCalc.Exchange.Results;

/// <summary>What one node holds once ipamd has settled, with what deserves attention.</summary>
/// <param name="Node">The node.</param>
/// <param name="Plan">What it holds.</param>
/// <param name="Findings">What deserves attention.</param>
internal sealed record NodeAnswer(NodeModel Node, NodePlan Plan, IReadOnlyList<Finding> Findings)
{
    /// <summary>The form for programs.</summary>
    public NodeSteadyJson Json => new(
        Node.Type.Name, Plan.Pods, Node.MaxPods, Node.Mode, Node.Settings.ToString(), Node.CanServePods, Plan.Enis, Plan.SecondaryAddresses, Plan.Prefixes,
        Plan.FreePrefixes, Plan.TotalAddresses, Plan.AssignedAddresses, Plan.FreeAddresses, Plan.CoolingAddresses, Plan.WaitingPods, Plan.SubnetAddresses,
        Plan.NodeSubnetAddresses, Plan.PodSubnetAddresses, Plan.Oscillates, Findings, ModelVersion.Current);

    /// <summary>Settles a node.</summary>
    /// <param name="type">Its instance type.</param>
    /// <param name="environment">The CNI's settings, as ipamd reads them on that type.</param>
    /// <param name="pods">Pods that want an address of the pool.</param>
    /// <param name="maxPods">kubelet's max pods; null for what the kind is told, or what the ENIs allow.</param>
    /// <param name="kind">Who runs the node; null where it is not said.</param>
    /// <exception cref="InvalidInputException">An IPv6 node has no pool.</exception>
    public static NodeAnswer Of(InstanceType type, CniEnvironment environment, int pods, int? maxPods, NodeGroupKind? kind)
    {
        var (settings, findings) = environment;
        if (settings.Mode == IpMode.Ipv6)
            throw new InvalidInputException("--env ENABLE_IPv6", "an IPv6 node takes one IPv4 address and one /80 prefix whatever its pods; there is no pool to compute.");
        var told = maxPods ?? (kind is { } runs ? MaxPods.Told(type, settings, new KubeletSetup(runs)).Pods : null);
        var node = kind == NodeGroupKind.AutoMode && told is { } most ? NodeModel.ForAutoMode(type, isIpv6: false, most) : NodeModel.For(type, settings, told);
        var plan = node.Settle(pods);
        return new NodeAnswer(node, plan, [.. findings, .. AboveMaxPods(node, plan)]);
    }

    private static IEnumerable<Finding> AboveMaxPods(NodeModel node, NodePlan plan)
    {
        if (plan.Pods > node.MostPods)
        {
            yield return FindingKinds.PodsAboveMaxPods.Of(
                node.Type.Name,
                Invariant($"{plan.Pods:N0} pods and {MaxPods.HostNetworkPods} on the host network are more than {node.MaxPods:N0} max pods: {node.MostPods:N0} of them come to the node."));
        }
    }
}
