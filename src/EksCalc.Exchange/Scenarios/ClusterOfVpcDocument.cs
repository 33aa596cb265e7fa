using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

[Description("One of several clusters that share the VPC; it needs a name.")]
internal sealed record ClusterOfVpcDocument : ClusterDocument
{
    [Description(ScenarioDocument.CniDescription)]
    [MaxLength(ScenarioLimits.CniVariables)]
    [CniVariableNames]
    public IReadOnlyDictionary<string, SpelledText> Cni { get; init; } = new Dictionary<string, SpelledText>();

    [Description(ScenarioDocument.EniConfigsDescription)]
    public IReadOnlyDictionary<string, EniConfigDocument> EniConfigs { get; init; } = new Dictionary<string, EniConfigDocument>();

    [Description(ScenarioDocument.NodeGroupsDescription)]
    public IReadOnlyList<NodeGroupDocument> NodeGroups { get; init; } = [];
}
