namespace EksCalc.Nodes;

/// <summary>Which subnet an ENI's addresses are of.</summary>
public enum EniSubnet
{
    /// <summary>The node's own.</summary>
    Nodes,

    /// <summary>The pods': that of the zone's ENIConfig (R27).</summary>
    Pods,

    /// <summary>The node's own, or one of its zone that subnet discovery finds: that with most free addresses (R28).</summary>
    Discovered,
}
