namespace EksCalc.Vpc;

/// <summary>Who has an address of a subnet.</summary>
public enum AddressOwner : byte
{
    /// <summary>Nobody.</summary>
    Free,

    /// <summary>AWS: the first four addresses and the last (R01).</summary>
    Aws,

    /// <summary>Somebody outside the cluster.</summary>
    OtherUser,

    /// <summary>EKS: a cross-account ENI (R09).</summary>
    ControlPlane,

    /// <summary>An ENI, as its own address.</summary>
    EniPrimary,

    /// <summary>A pod, or a warm pool, as a secondary address.</summary>
    Secondary,

    /// <summary>A /28 prefix.</summary>
    Prefix,

    /// <summary>A branch ENI (R30).</summary>
    BranchEni,
}
