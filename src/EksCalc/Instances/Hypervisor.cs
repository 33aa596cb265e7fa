namespace EksCalc.Instances;

/// <summary>The hypervisor that EC2 names for an instance type.</summary>
public enum Hypervisor
{
    /// <summary>EC2 names none, as for bare metal.</summary>
    Unknown,

    /// <summary>AWS Nitro.</summary>
    Nitro,

    /// <summary>Xen, of the older generations.</summary>
    Xen,
}
