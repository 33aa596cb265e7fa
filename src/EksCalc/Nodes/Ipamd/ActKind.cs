namespace EksCalc.Nodes.Ipamd;

/// <summary>What the pool manager asks of EC2.</summary>
internal enum ActKind
{
    /// <summary>Addresses or prefixes onto an attached ENI.</summary>
    Assign,

    /// <summary>A new ENI with addresses or prefixes, created and attached.</summary>
    Create,

    /// <summary>A new ENI attached to a network card other than the first, or that could not be attached.</summary>
    Attach,

    /// <summary>Addresses or prefixes given back.</summary>
    Unassign,

    /// <summary>An ENI taken out of the store and detached.</summary>
    Detach,

    /// <summary>A detached ENI deleted.</summary>
    Delete,

    /// <summary>An IPv6 prefix onto an attached ENI.</summary>
    AssignIpv6,

    /// <summary>IPv6 prefixes given back.</summary>
    UnassignIpv6,

    /// <summary>Another call that was refused.</summary>
    Call,
}
