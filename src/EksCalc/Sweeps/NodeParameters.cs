using EksCalc.Cni;
using EksCalc.Instances;
using EksCalc.Vpc;

namespace EksCalc.Sweeps;

/// <summary>What a sweep over nodes can change.</summary>
public static class NodeParameters
{
    /// <summary>The most pods on a node: far more than the largest node's max pods, 737.</summary>
    private const int MostPods = 10_000;

    private const int MostNodes = 1_000_000;

    /// <summary>Pods on each node: <c>pods</c>.</summary>
    public static SweepParameter<NodeCase> Pods { get; } = new("pods", new NumberDomain(0, MostPods), (node, value) => node with { Pods = value.Number });

    /// <summary>Nodes: <c>nodes</c>.</summary>
    public static SweepParameter<NodeCase> Nodes { get; } = new("nodes", new NumberDomain(0, MostNodes), (node, value) => node with { Nodes = value.Number });

    /// <summary>How many of each node's pods have a security group of their own: <c>securityGroupPods</c>.</summary>
    public static SweepParameter<NodeCase> SecurityGroupPods { get; } = new(
        "securityGroupPods", new NumberDomain(0, MostPods), (node, value) => node with { SecurityGroupPods = value.Number });

    /// <summary>The prefix length of the subnet that is filled: <c>subnet</c>.</summary>
    public static SweepParameter<NodeCase> Subnet { get; } = new(
        "subnet", new NumberDomain(SubnetSize.ShortestPrefix, SubnetSize.LongestPrefix), (node, value) => node with { Subnet = new SubnetSize(value.Number) });

    /// <summary>The instance type, by name or pattern: <c>instanceType</c>.</summary>
    public static SweepParameter<NodeCase> InstanceType { get; } = TypesOf(InstanceCatalog.Default);

    /// <summary>kubelet's max pods: <c>maxPods</c>.</summary>
    public static SweepParameter<NodeCase> MaxPods { get; } = new("maxPods", new NumberDomain(0, MostPods), (node, value) => node with { MaxPods = value.Number });

    /// <summary>How pods get their addresses: <c>mode</c>, with the names of <see cref="ModeOption"/>.</summary>
    public static SweepParameter<NodeCase> Mode { get; } = new("mode", ModeNames.Domain, (node, value) => node with { Settings = ModeTraits.Of(ModeNames.Read(value)).In(node.Settings) });

    /// <summary><c>cni.WARM_ENI_TARGET</c>.</summary>
    public static SweepParameter<NodeCase> WarmEniTarget { get; } = Variable(CniVariables.WarmEniTarget);

    /// <summary><c>cni.WARM_IP_TARGET</c>; 0 means it is not used.</summary>
    public static SweepParameter<NodeCase> WarmIpTarget { get; } = Variable(CniVariables.WarmIpTarget);

    /// <summary><c>cni.MINIMUM_IP_TARGET</c>; 0 means it is not used.</summary>
    public static SweepParameter<NodeCase> MinimumIpTarget { get; } = Variable(CniVariables.MinimumIpTarget);

    /// <summary><c>cni.WARM_PREFIX_TARGET</c>.</summary>
    public static SweepParameter<NodeCase> WarmPrefixTarget { get; } = Variable(CniVariables.WarmPrefixTarget);

    /// <summary><c>cni.MAX_ENI</c>, 1 or more.</summary>
    public static SweepParameter<NodeCase> MaxEni { get; } = Variable(CniVariables.MaxEni);

    /// <summary>Security groups for pods: <c>cni.ENABLE_POD_ENI</c>, true or false.</summary>
    public static SweepParameter<NodeCase> PodEni { get; } = Variable(CniVariables.PodEni);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SweepParameter<NodeCase>> All { get; } =
        [InstanceType, Mode, Pods, SecurityGroupPods, Nodes, MaxPods, Subnet, WarmEniTarget, WarmIpTarget, MinimumIpTarget, WarmPrefixTarget, MaxEni, PodEni];

    /// <summary>What the names of the VPC CNI's variables begin with.</summary>
    public const string CniPrefix = "cni.";

    /// <summary>All of them, with a catalog's instance types.</summary>
    internal static IReadOnlyList<SweepParameter<NodeCase>> AllWith(InstanceCatalog catalog) =>
        catalog == InstanceCatalog.Default ? All : [TypesOf(catalog), .. All.Where(parameter => parameter != InstanceType)];

    private static SweepParameter<NodeCase> TypesOf(InstanceCatalog catalog) => new(
        "instanceType", new NameDomain("an instance type", catalog.Names), (node, value) => node with { InstanceType = catalog.Get(value.Text!) });

    private static SweepParameter<NodeCase> Variable(string name)
    {
        var variable = CniVariables.Get(name);
        return CniParameters.Of<NodeCase>(variable, (node, value) => node with { Settings = CniParameters.Set(node.Settings, variable, value) });
    }
}
