namespace EksCalc.Workbook;

/// <summary>The ways in which the workbook's numbers and ipamd's part.</summary>
public enum WorkbookDifferenceKind
{
    /// <summary>The workbook adds addresses for host-network pods (B14), which use the node's own.</summary>
    HostNetworkPods,

    /// <summary>No formula reads the daemon-set pods (B15).</summary>
    DaemonsetPods,

    /// <summary>The workbook gives an ENI's primary address to a pod.</summary>
    PrimaryAddresses,

    /// <summary>Sheet <c>WarmIP</c> counts whole ENIs where ipamd takes single addresses.</summary>
    WholeEnis,

    /// <summary>Sheet <c>WarmIP</c> adds up a column without the warm target.</summary>
    WarmIpTarget,

    /// <summary>A warm target of 0 on sheet <c>WarmIP</c> leaves ipamd with WARM_ENI_TARGET and its default of 1.</summary>
    WarmEniDefault,

    /// <summary>ipamd cannot use the warm target of sheet <c>WarmENI</c> and takes its default.</summary>
    UnusableTarget,

    /// <summary>With WARM_ENI_TARGET=0 ipamd still attaches an ENI when no address is free, and keeps the primary ENI.</summary>
    EniWhenNoneIsFree,

    /// <summary>The workbook looks the type's limits up and keeps to neither.</summary>
    InstanceLimits,

    /// <summary>The workbook takes 2 addresses off a subnet, AWS keeps 5.</summary>
    ReservedAddresses,
}
