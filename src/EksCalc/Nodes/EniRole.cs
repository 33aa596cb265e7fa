namespace EksCalc.Nodes;

/// <summary>What an ENI is to its node.</summary>
public enum EniRole
{
    /// <summary>The ENI the instance was launched with.</summary>
    Primary,

    /// <summary>An ENI that ipamd attached for pods.</summary>
    Secondary,

    /// <summary>An ENI of a network card beyond the first, which has a pool of its own (<c>ENABLE_MULTI_NIC</c>, R26).</summary>
    FurtherCard,

    /// <summary>The trunk that branch ENIs hang on (security groups for pods); it serves no pool addresses.</summary>
    Trunk,

    /// <summary>A branch ENI on the trunk: the one address of a pod with a security group of its own (R30).</summary>
    Branch,

    /// <summary>An ENI that somebody else attached and ipamd leaves alone, by its tag <c>node.k8s.amazonaws.com/no_manage</c>.</summary>
    Unmanaged,
}
