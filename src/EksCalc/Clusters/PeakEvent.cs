namespace EksCalc.Clusters;

/// <summary>Something for which most addresses are in use at a time: an update of one group, or a lost zone. Two of them do not come together.</summary>
/// <param name="Situation">What it is.</param>
/// <param name="Of">The group that is updated, or the zones that are lost; null where nothing happens beside that the groups have grown.</param>
/// <param name="Nodes">Nodes that there are then.</param>
/// <param name="NodeSubnetAddresses">Addresses of the nodes' own subnets, and of others that have no pods of custom networking.</param>
/// <param name="PodSubnetAddresses">Addresses of the pods' subnets of custom networking.</param>
public sealed record PeakEvent(Situation Situation, string? Of, long Nodes, long NodeSubnetAddresses, long PodSubnetAddresses)
{
    /// <summary>All addresses.</summary>
    internal long Addresses => NodeSubnetAddresses + PodSubnetAddresses;

    /// <summary>Which nodes there are, for a sentence: <c>256 nodes, while general is updated</c>.</summary>
    public string ToWords()
    {
        var nodes = FormattableString.Invariant($"{Nodes:N0} {(Nodes == 1 ? "node" : "nodes")}");
        return Situation switch
        {
            Situation.Upgrade when Of is not null => $"{nodes}, while {Of} is updated,",
            Situation.ZoneLoss when Of is not null => $"{nodes}, when {Of} is lost,",
            _ => nodes,
        };
    }
}
