namespace EksCalc.Nodes;

/// <summary>Which subnet an ENI's addresses are of, seen from its node.</summary>
/// <remarks>
/// It says where an ENI goes, exactly one place, and needs no cluster. What a subnet is for in a cluster, several things perhaps or none,
/// is <c>SubnetRole</c>; the plan brings the two together.
/// </remarks>
public enum EniSubnet
{
    /// <summary>The node's own.</summary>
    Nodes,

    /// <summary>The pods': that of the zone's ENIConfig (R27).</summary>
    Pods,

    /// <summary>One of its zone that subnet discovery finds: that with most free addresses, the node's own among them unless it is tagged out (R28, R34).</summary>
    Discovered,
}
