using EksCalc.Cni;
using EksCalc.Vpc;

namespace EksCalc.Clusters;

/// <summary>Which ENIConfig a node takes, and so which subnet its pods' addresses are of (R27).</summary>
/// <remarks>amazon-vpc-cni-k8s v1.23.1 pkg/eniconfig/eniconfig.go: the node's annotation, else its label, else the ENIConfig called default.</remarks>
internal sealed class EniConfigChoice
{
    /// <summary>The label that Kubernetes gives a node with the name of its zone.</summary>
    public const string ZoneLabel = "topology.kubernetes.io/zone";

    private readonly ClusterScenario scenario;
    private readonly Dictionary<string, int> subnetOf;
    private readonly string label;

    public EniConfigChoice(ClusterScenario scenario, IReadOnlyDictionary<string, int> indexOf)
    {
        this.scenario = scenario;
        subnetOf = scenario.EniConfigs.ToDictionary(config => config.Key, config => indexOf[config.Value.Subnet]);
        label = LabelOf(scenario.CniEnvironment);
        Subnets = subnetOf.Values.ToHashSet();
    }

    /// <summary>The subnets of all ENIConfigs.</summary>
    public IReadOnlySet<int> Subnets { get; }

    /// <summary>The names of those that no node takes: not called like a zone nor default, nor named by a group. None where a label of one's own, which not every group need say, may name them.</summary>
    public IEnumerable<string> Unused
    {
        get
        {
            var named = scenario.NodeGroups.SelectMany(group => group.Labels.TryGetValue(label, out var value) ? group.EniConfigs.Append(value) : group.EniConfigs).Append(EniConfig.DefaultName).ToHashSet();
            return label is EniConfig.DefaultLabel or ZoneLabel ? scenario.EniConfigs.Keys.Where(name => !named.Contains(name) && !ZoneName.TryRead(name, out _, out _)).Order(StringComparer.Ordinal) : [];
        }
    }

    /// <summary>The node label that names a node's ENIConfig.</summary>
    public static string LabelOf(IReadOnlyDictionary<string, string> environment) =>
        environment.TryGetValue(CniVariables.EniConfigLabel, out var name) && name.Length > 0 ? name : EniConfig.DefaultLabel;

    /// <summary>The subnet of the pods of a group's nodes in a zone; null where the nodes find no ENIConfig there.</summary>
    public int? SubnetOf(NodeGroup group, string zone)
    {
        var names = group.EniConfigs.Count > 0 ? group.EniConfigs
            : group.Labels.TryGetValue(label, out var value) ? [value]
            : (IReadOnlyList<string>)[zone, EniConfig.DefaultName];
        foreach (var name in names)
        {
            if (subnetOf.TryGetValue(name, out var subnet) && scenario.Subnets[subnet].Zone == zone)
                return subnet;
        }

        return null;
    }
}
