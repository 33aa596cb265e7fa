using System.ComponentModel;
using EksCalc.Clusters;

namespace EksCalc.Exchange.Scenarios;

[Description("How a group's nodes are replaced.")]
internal sealed record UpdateDocument
{
    [Description("default: replacements first, as many at a time as the kind of group allows. minimal: nodes end first, for managed groups. "
        + "blueGreen: all nodes again, beside the old ones.")]
    public UpdateStrategy Strategy { get; init; }

    [Description("Nodes that are replaced at a time, as a number or a percentage: a NodePool's disruption budget, by default 10%, "
        + "or what a self-managed group is set to, by default maxUnavailable.")]
    public NodeShare? Budget { get; init; }
}
